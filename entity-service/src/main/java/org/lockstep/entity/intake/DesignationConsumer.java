package org.lockstep.entity.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code lockstep.designations} in batches of what is there. What {@link BatchIntake} leaves
 * is taken one after the other.
 */
@ApplicationScoped
class DesignationConsumer {
  private static final Logger LOG = Logger.getLogger(DesignationConsumer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final BatchIntake batchIntake;
  private final Intake intake;
  private final Duration patience;
  private volatile boolean stopping;

  /**
   * @param patience how long to try again while a store does not answer, before the record goes to
   *     the dead-letter topic
   */
  DesignationConsumer(
      BatchIntake batchIntake,
      Intake intake,
      @ConfigProperty(name = "lockstep.intake.patience") Duration patience) {
    this.batchIntake = batchIntake;
    this.intake = intake;
    this.patience = patience;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  @Incoming("designations")
  @Blocking
  CompletionStage<Void> consume(KafkaRecordBatch<String, byte[]> batch) {
    Round round = new Round();
    for (KafkaRecord<String, byte[]> one : batch.getRecords()) {
      if (DesignationEvent.isOf(type(one))) {
        round.read(one);
      }
    }
    try {
      take(round.events, round);
    } catch (StoppingException e) {
      // Neither done nor failed: all of the batch comes again after the restart.
      return CompletableFuture.completedFuture(null);
    }
    // Last, because the answer to the last record of a partition commits what is before it, too.
    CompletionStage<Void> answered = CompletableFuture.completedFuture(null);
    for (KafkaRecord<String, byte[]> one : batch.getRecords()) {
      RuntimeException reason = round.failed.get(one);
      if (reason != null) {
        LOG.errorf("A designation goes to the dead-letter topic: %s", reason.getMessage());
        answered = answered.thenCompose(before -> one.nack(reason));
      }
    }
    return answered.thenCompose(before -> batch.ack());
  }

  /** What becomes of a batch. Two records may be equal, and are two nevertheless. */
  private static final class Round {
    final List<DesignationEvent> events = new ArrayList<>();
    final IdentityHashMap<DesignationEvent, KafkaRecord<String, byte[]>> records =
        new IdentityHashMap<>();
    final IdentityHashMap<KafkaRecord<String, byte[]>, RuntimeException> failed =
        new IdentityHashMap<>();

    void read(KafkaRecord<String, byte[]> one) {
      try {
        DesignationEvent event = DesignationEvent.read(one.getPayload());
        events.add(event);
        records.put(event, one);
      } catch (PoisonException e) {
        failed.put(one, e);
      }
    }

    void fail(DesignationEvent event, RuntimeException reason) {
      failed.put(records.get(event), reason);
    }
  }

  /** Where a batch fails, each half is tried: one record must not hold up the others. */
  private void take(List<DesignationEvent> events, Round round) {
    if (events.size() < 2) {
      events.forEach(event -> takeAlone(event, round));
      return;
    }
    List<DesignationEvent> left;
    try {
      left = batchIntake.take(events);
    } catch (RuntimeException e) {
      if (stopping) {
        throw new StoppingException(e);
      }
      LOG.warnf("Trying %d designations in halves: %s", events.size(), e.getMessage());
      int half = events.size() / 2;
      take(events.subList(0, half), round);
      take(events.subList(half, events.size()), round);
      return;
    }
    left.forEach(event -> takeAlone(event, round));
  }

  private void takeAlone(DesignationEvent event, Round round) {
    try {
      patiently(event);
    } catch (StoppingException e) {
      throw e;
    } catch (RuntimeException e) {
      round.fail(event, e);
    }
  }

  private void patiently(DesignationEvent event) {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        intake.take(event);
        return;
      } catch (PoisonException e) {
        throw e;
      } catch (RuntimeException e) {
        if (stopping) {
          throw new StoppingException(e);
        }
        if (System.nanoTime() + pause.toNanos() > end) {
          throw e;
        }
        LOG.warnf(
            "Designation %s has to wait %s: %s", event.designationId(), pause, e.getMessage());
        sleep(pause);
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppingException(e);
    }
  }

  private static @Nullable String type(KafkaRecord<String, byte[]> one) {
    Header header = one.getHeaders().lastHeader("ce_type");
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static final class StoppingException extends RuntimeException {
    StoppingException(Throwable cause) {
      super(cause);
    }
  }
}
