package org.lockstep.alert.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.delivery.Doorbell;
import org.lockstep.alert.intake.Intake.Arrived;

/**
 * Reads the topics of the other services in batches of what is there. Types that are not in the
 * catalogue are passed over.
 */
@ApplicationScoped
class EventConsumer {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Intake intake;
  private final Doorbell doorbell;
  private final IntakeConfig config;
  private final CountDownLatch stopping = new CountDownLatch(1);

  EventConsumer(Intake intake, Doorbell doorbell, IntakeConfig config) {
    this.intake = intake;
    this.doorbell = doorbell;
    this.config = config;
  }

  @Incoming("designations")
  @Blocking
  CompletionStage<Void> designations(KafkaRecordBatch<String, byte[]> batch) {
    return consume(batch);
  }

  @Incoming("entities")
  @Blocking
  CompletionStage<Void> entities(KafkaRecordBatch<String, byte[]> batch) {
    return consume(batch);
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stopping.countDown();
  }

  private CompletionStage<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    Round round = new Round();
    batch.getRecords().forEach(round::read);
    try {
      take(round.events, round);
    } catch (StoppingException e) {
      // Neither done nor dead: all of the batch is read again by who comes next.
      return new CompletableFuture<>();
    }
    // Last, because the answer to the last record of a partition commits what is before it, too.
    CompletionStage<Void> answered = CompletableFuture.completedFuture(null);
    for (KafkaRecord<String, byte[]> one : batch.getRecords()) {
      RuntimeException reason = round.failed.get(one);
      if (reason != null) {
        LOG.warn("A record becomes a dead letter", reason);
        answered = answered.thenCompose(before -> one.nack(reason));
      }
    }
    return answered.thenCompose(before -> batch.ack());
  }

  /** What becomes of a batch. Two records may be equal, and are two nevertheless. */
  private static final class Round {
    final List<Arrived> events = new ArrayList<>();
    final IdentityHashMap<Arrived, KafkaRecord<String, byte[]>> records = new IdentityHashMap<>();
    final IdentityHashMap<KafkaRecord<String, byte[]>, RuntimeException> failed =
        new IdentityHashMap<>();

    void read(KafkaRecord<String, byte[]> one) {
      try {
        // A record without a value deletes its key from a compacted topic: no event.
        byte @Nullable [] value = one.getPayload();
        if (value == null) {
          return;
        }
        var type = EventType.ofType(CloudEvent.type(one.getHeaders()));
        if (type.isPresent()) {
          var event = CloudEvent.of(one.getHeaders(), value);
          var arrived = new Arrived(event, ReadEvent.facts(type.get(), event.data()));
          events.add(arrived);
          records.put(arrived, one);
        }
      } catch (RuntimeException e) {
        failed.put(one, e);
      }
    }

    void fail(Arrived event, RuntimeException reason) {
      failed.put(records.get(event), reason);
    }
  }

  /** Where a batch fails, each half is tried: one record must not hold up the others. */
  private void take(List<Arrived> events, Round round) {
    List<Arrived> left = events;
    while (left.size() > 1) {
      try {
        left = left.subList(accept(left), left.size());
      } catch (RuntimeException e) {
        if (stopping.getCount() == 0) {
          throw new StoppingException(e);
        }
        LOG.warnf("Trying %d events in halves: %s", left.size(), e.getMessage());
        int half = left.size() / 2;
        take(left.subList(0, half), round);
        take(left.subList(half, left.size()), round);
        return;
      }
    }
    left.forEach(event -> takeAlone(event, round));
  }

  private void takeAlone(Arrived event, Round round) {
    try {
      patiently(event);
    } catch (StoppingException e) {
      throw e;
    } catch (RuntimeException e) {
      round.fail(event, e);
    }
  }

  private void patiently(Arrived event) {
    long until = System.nanoTime() + config.patience().toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        accept(List.of(event));
        return;
      } catch (RuntimeException e) {
        if (System.nanoTime() > until) {
          throw e;
        }
        LOG.warnf("Event %s is not taken in yet: %s", event.event().id(), e.getMessage());
        if (stopsWithin(pause)) {
          throw new StoppingException(e);
        }
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  /**
   * @return how many are taken in
   */
  private int accept(List<Arrived> events) {
    var taken = intake.accept(events);
    if (taken.raised()) {
      doorbell.ring();
    }
    return taken.events();
  }

  private boolean stopsWithin(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static final class StoppingException extends RuntimeException {
    StoppingException(Throwable cause) {
      super(cause);
    }
  }
}
