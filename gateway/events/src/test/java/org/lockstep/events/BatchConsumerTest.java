package org.lockstep.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lockstep.http.trace.CurrentTrace;
import org.lockstep.http.trace.TraceParent;
import org.lockstep.http.trace.Traces;

/** What becomes of the events of a batch when some, or all, cannot be taken in. */
@Timeout(30)
class BatchConsumerTest {
  /** A pause is longer, so that whoever fails twice has failed for longer than this. */
  private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();

  private static final Patience SHORT = new Patience(Duration.ofMillis(100), METERS);

  private final List<String> taken = new ArrayList<>();
  private final List<String> aside = new ArrayList<>();

  @Test
  void putsAsideWhatGoesOnFailingAndTakesTheOthers() {
    consume(
        new Intake() {
          @Override
          void takeOne(String event) {
            if (event.equals("MARIA")) {
              throw new IllegalStateException("not this one");
            }
          }
        },
        "MAIA-1",
        "MARIA",
        "ANGARA");

    assertThat(taken).containsExactly("MAIA-1", "ANGARA");
    assertThat(aside).containsExactly("MARIA");
  }

  @Test
  void tellsForHowLongABatchIsWorkedOnAndNothingWhenItIsDone() {
    List<Double> ages = new ArrayList<>();
    consume(
        new Intake() {
          @Override
          void takeOne(String event) {
            ages.add(age());
            if (ages.size() < 2) {
              throw new IllegalStateException("not yet");
            }
          }
        },
        "MAIA-1");

    assertThat(ages).hasSize(2).isSorted().allMatch(age -> age > 0);
    assertThat(age()).isZero();
  }

  private static double age() {
    return METERS.get("lockstep.batch.age").gauge().value();
  }

  @Test
  void putsNothingAsideWhileTheStoreDoesNotAnswerHoweverLong() {
    Intake intake =
        new Intake() {
          private int away = 5;

          @Override
          void takeOne(String event) {
            if (away > 0) {
              throw new IllegalStateException("no connection");
            }
          }

          @Override
          public void requireStore() {
            if (away-- > 0) {
              throw new IllegalStateException("no connection");
            }
          }
        };

    consume(intake, "MAIA-1", "MARIA");

    assertThat(aside).isEmpty();
    assertThat(taken).containsExactlyInAnyOrder("MAIA-1", "MARIA");
  }

  @Test
  void putsNothingAsideWhileKafkaDoesNotTakeWhatTheEventsLedTo() {
    Intake intake =
        new Intake() {
          private int away = 8;

          @Override
          void takeOne(String event) {
            if (away-- > 0) {
              throw new IllegalStateException(new TimeoutException("not delivered"));
            }
          }
        };

    consume(intake, "MAIA-1", "MARIA");

    assertThat(aside).isEmpty();
    assertThat(taken).containsExactlyInAnyOrder("MAIA-1", "MARIA");
  }

  @Test
  void givesWhoFailedOnceAnotherTryHoweverLongTheRoundTook() {
    Intake intake =
        new Intake() {
          private boolean failed;

          @Override
          void takeOne(String event) {
            if (event.equals("MARIA")) {
              SHORT.waitFor(SHORT.longest().multipliedBy(2));
              if (!failed) {
                failed = true;
                throw new IllegalStateException("this once");
              }
            }
          }
        };

    consume(intake, "MARIA");

    assertThat(aside).isEmpty();
    assertThat(taken).containsExactly("MARIA");
  }

  @Test
  void passesOverWhatWentBackForAnotherService() {
    consume(
        new Intake() {
          @Override
          void takeOne(String event) {}
        },
        "for entity-service",
        "for test",
        "MAIA-1");

    assertThat(aside).isEmpty();
    assertThat(taken).containsExactly("for test", "MAIA-1");
  }

  @Test
  void takesInTogetherWhatComesOfOneTraceAndGoesOnWithThat() {
    var traces = new Traced();

    consume(traces, "KR-1 of a", "JP-1 of b", "KR-2 of a", "JP-2 of b", "EU-1");

    assertThat(traces.parts)
        .containsExactly(
            "[KR-1 of a, KR-2 of a] in a", "[JP-1 of b, JP-2 of b] in b", "[EU-1] in another");
  }

  @Test
  void keepsEventsOfOneKeyInTheirOrderWhateverTracesTheyComeOf() {
    var traces = new Traced();

    consume(traces, "KR-1 of a", "MARIA of b", "MARIA of a", "KR-2 of a", "MARIA of b");

    assertThat(taken.stream().filter(event -> event.startsWith("MARIA")))
        .containsExactly("MARIA of b", "MARIA of a", "MARIA of b");
    assertThat(traces.parts)
        .containsExactly(
            "[KR-1 of a, KR-2 of a] in a",
            "[MARIA of b] in b",
            "[MARIA of a] in a",
            "[MARIA of b] in b");
  }

  @Test
  void takesInTheRestAtOnceWhereABatchIsOfManyTraces() {
    var traces = new Traced();

    consume(
        traces,
        IntStream.range(0, 26)
            .mapToObj(i -> "N" + i + " of " + (char) ('a' + i))
            .toArray(String[]::new));

    assertThat(traces.parts).hasSize(16).last().asString().endsWith("in p").contains("N25 of z");
    assertThat(taken).hasSize(26);
  }

  @Test
  void saysInTheLogWhatItTookInUnderTheIdOfItsTraceAndWhatItPutAside() {
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            lines.add(
                ((ExtLogRecord) record).getFormattedMessage() + " in " + name(CurrentTrace.get()));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("org.lockstep.events");
    logger.addHandler(handler);
    try {
      consume(
          new Traced() {
            @Override
            void takeOne(String event) {
              if (event.startsWith("MARIA")) {
                throw new IllegalArgumentException("not this one");
              }
            }
          },
          "KR-1 of a",
          "MARIA of b",
          "KR-2 of a");
    } finally {
      logger.removeHandler(handler);
    }

    assertThat(lines).contains("Took in 2 events of lockstep.designations in a");
    assertThat(aside).containsExactly("MARIA of b in b");
  }

  /** Takes in events such as {@code KR-1 of a}, which is of trace a, and of key KR-1. */
  private class Traced extends Intake {
    final List<String> parts = new ArrayList<>();

    @Override
    public void take(List<String> events) {
      super.take(events);
      parts.add(events + " in " + name(CurrentTrace.get()));
    }

    @Override
    void takeOne(String event) {}
  }

  private static final String LETTERS = "0000000000000000000000000000000";

  private static String name(@Nullable TraceParent step) {
    if (step == null) {
      return "none";
    }
    return step.traceId().startsWith(LETTERS.substring(0, 28))
        ? Character.toString((char) Integer.parseInt(step.traceId().substring(28), 16))
        : "another";
  }

  private void consume(Intake intake, String... events) {
    new BatchConsumer<>(intake, SHORT, new KeptLetters(), Traces.withoutCollector())
        .consume(new Batch(List.of(events)))
        .toCompletableFuture()
        .join();
  }

  private abstract class Intake implements EventIntake<String> {
    abstract void takeOne(String event);

    @Override
    public String read(Headers headers, byte @Nullable [] value) {
      return new String(value == null ? new byte[0] : value, UTF_8);
    }

    @Override
    public void take(List<String> events) {
      events.forEach(this::takeOne);
      taken.addAll(events);
    }

    @Override
    public void requireStore() {}
  }

  /** Needs no broker. */
  private final class KeptLetters extends DeadLetters {
    KeptLetters() {
      super(Map.of(), "test", SHORT, new SimpleMeterRegistry());
    }

    @Override
    synchronized void add(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
      TraceParent step = CurrentTrace.get();
      String of =
          record.headers().lastHeader(TraceParent.HEADER) == null ? "" : " in " + name(step);
      aside.add(new String(record.value(), UTF_8) + of);
    }
  }

  private static final class Batch implements KafkaRecordBatch<byte[], byte[]> {
    private static final TopicPartition PARTITION = new TopicPartition("lockstep.designations", 0);
    private final Metadata metadata;

    Batch(List<String> events) {
      List<ConsumerRecord<byte[], byte[]>> records = events.stream().map(Batch::record).toList();
      metadata =
          Metadata.of(
              new IncomingKafkaRecordBatchMetadata<>(
                  new ConsumerRecords<>(Map.of(PARTITION, records), Map.of()),
                  "designations",
                  Map.of()));
    }

    private static ConsumerRecord<byte[], byte[]> record(String event) {
      byte[] bytes = event.getBytes(UTF_8);
      String[] words = event.split(" of ", -1);
      byte[] key = words[0].getBytes(UTF_8);
      var record = new ConsumerRecord<>(PARTITION.topic(), 0, 0L, key, bytes);
      if (words.length > 1) {
        record
            .headers()
            .add(
                TraceParent.HEADER,
                "00-%032x-00f067aa0ba902b7-00".formatted((int) words[1].charAt(0)).getBytes(UTF_8));
      }
      if (event.startsWith("for ")) {
        record.headers().add("redriven-for", event.substring(4).getBytes(UTF_8));
      }
      return record;
    }

    @Override
    public Metadata getMetadata() {
      return metadata;
    }

    @Override
    public List<byte[]> getPayload() {
      return List.of();
    }

    @Override
    public List<KafkaRecord<byte[], byte[]>> getRecords() {
      return List.of();
    }

    @Override
    public Map<TopicPartition, KafkaRecord<byte[], byte[]>> getLatestOffsetRecords() {
      return Map.of();
    }

    @Override
    public Iterator<KafkaRecord<byte[], byte[]>> iterator() {
      return getRecords().iterator();
    }
  }
}
