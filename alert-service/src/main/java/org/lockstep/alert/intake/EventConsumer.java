package org.lockstep.alert.intake;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.delivery.Doorbell;
import org.lockstep.alert.subscription.EventFacts;

/** Reads the topics of the other services. Types that are not in the catalogue are passed over. */
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
  CompletionStage<Void> designations(Message<byte[]> message) {
    return take(message);
  }

  @Incoming("entities")
  @Blocking
  CompletionStage<Void> entities(Message<byte[]> message) {
    return take(message);
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stopping.countDown();
  }

  private CompletionStage<Void> take(Message<byte[]> message) {
    var headers = message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow().getHeaders();
    try {
      // A record without a value deletes its key from a compacted topic: no event.
      byte @Nullable [] value = message.getPayload();
      var type = value == null ? null : EventType.ofType(CloudEvent.type(headers)).orElse(null);
      if (value == null || type == null) {
        return message.ack();
      }
      var event = CloudEvent.of(headers, value);
      return patiently(event, ReadEvent.facts(type, event.data())) ? message.ack() : neither();
    } catch (RuntimeException e) {
      LOG.warn("A record becomes a dead letter", e);
      return message.nack(e);
    }
  }

  /**
   * @return false if the service stops before the store took the event
   */
  private boolean patiently(CloudEvent event, EventFacts facts) {
    long until = System.nanoTime() + config.patience().toNanos();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        if (intake.accept(event, facts)) {
          doorbell.ring();
        }
        return true;
      } catch (RuntimeException e) {
        if (System.nanoTime() > until) {
          throw e;
        }
        LOG.warnf("Event %s is not taken in yet: %s", event.id(), e.getMessage());
      }
      if (stopsWithin(pause)) {
        return false;
      }
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  private boolean stopsWithin(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Neither done nor dead: the record is read again by who comes next. */
  private static CompletionStage<Void> neither() {
    return new CompletableFuture<>();
  }
}
