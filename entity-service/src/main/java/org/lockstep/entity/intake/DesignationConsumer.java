package org.lockstep.entity.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads {@code lockstep.designations}, one record after the other. */
@ApplicationScoped
class DesignationConsumer {
  private static final Logger LOG = Logger.getLogger(DesignationConsumer.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Intake intake;
  private final Duration patience;
  private volatile boolean stopping;

  /**
   * @param patience how long to try again while a store does not answer, before the record goes to
   *     the dead-letter topic
   */
  DesignationConsumer(
      Intake intake, @ConfigProperty(name = "lockstep.intake.patience") Duration patience) {
    this.intake = intake;
    this.patience = patience;
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  @Incoming("designations")
  @Blocking
  CompletionStage<Void> consume(Message<byte[]> message) {
    if (!DesignationEvent.isOf(type(message))) {
      return message.ack();
    }
    try {
      patiently(DesignationEvent.read(message.getPayload()));
      return message.ack();
    } catch (StoppingException e) {
      // Neither done nor failed: the record comes again after the restart.
      return CompletableFuture.completedFuture(null);
    } catch (RuntimeException e) {
      LOG.errorf("A designation goes to the dead-letter topic: %s", e.getMessage());
      return message.nack(e);
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

  private static @Nullable String type(Message<byte[]> message) {
    Header header =
        message
            .getMetadata(IncomingKafkaRecordMetadata.class)
            .map(metadata -> metadata.getHeaders().lastHeader("ce_type"))
            .orElse(null);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static final class StoppingException extends RuntimeException {
    StoppingException(Throwable cause) {
      super(cause);
    }
  }
}
