package org.lockstep.alert.intake;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.delivery.Doorbell;
import org.lockstep.alert.history.History;
import org.lockstep.alert.intake.Intake.Arrived;
import org.lockstep.alert.intake.Intake.Heard;
import org.lockstep.alert.intake.Intake.News;
import org.lockstep.alert.reference.ReferenceChanged;
import org.lockstep.alert.reference.References;
import org.lockstep.events.BatchConsumer;
import org.lockstep.events.CloudEvent;
import org.lockstep.events.DeadLetters;
import org.lockstep.events.EventIntake;
import org.lockstep.events.Patience;
import org.lockstep.http.trace.Traces;

/** Reads the topics of the other services. Types that are not in the catalogue are passed over. */
@ApplicationScoped
class EventConsumer implements EventIntake<Heard> {
  private static final Logger LOG = Logger.getLogger(EventConsumer.class);

  private final Intake intake;
  private final History history;
  private final References references;
  private final Doorbell doorbell;
  private final BatchConsumer<Heard> consumer;

  EventConsumer(
      Intake intake,
      History history,
      References references,
      Doorbell doorbell,
      Patience patience,
      DeadLetters deadLetters,
      Traces traces) {
    this.intake = intake;
    this.history = history;
    this.references = references;
    this.doorbell = doorbell;
    this.consumer = new BatchConsumer<>(this, patience, deadLetters, traces);
  }

  @Incoming("designations")
  @Blocking
  CompletionStage<Void> designations(KafkaRecordBatch<byte[], byte[]> batch) {
    return consumer.consume(batch);
  }

  @Incoming("entities")
  @Blocking
  CompletionStage<Void> entities(KafkaRecordBatch<byte[], byte[]> batch) {
    return consumer.consume(batch);
  }

  @Override
  public @Nullable Heard read(Headers headers, byte @Nullable [] value) {
    // A record without a value deletes its key from a compacted topic: no event.
    if (value == null) {
      return null;
    }
    if (CloudEvent.type(headers).equals(ReferenceChanged.TYPE)) {
      return new News(ReadEvent.reference(CloudEvent.of(headers, value).data()));
    }
    var type = EventType.ofType(CloudEvent.type(headers)).orElse(null);
    if (type == null) {
      return null;
    }
    return ReadEvent.arrived(type, CloudEvent.of(headers, value));
  }

  @Override
  public void take(List<Heard> heard) {
    List<Arrived> events = new ArrayList<>();
    for (Heard one : heard) {
      if (one instanceof News news) {
        references.learn(news.told());
      } else if (one instanceof Arrived arrived) {
        if (history.reachesBackTo(arrived.event().instant())) {
          events.add(arrived);
        } else {
          LOG.warnf(
              "Nobody is told of event %s: it is older than what is remembered",
              arrived.event().id());
        }
      }
    }
    for (int from = 0; from < events.size(); ) {
      var taken = intake.accept(events.subList(from, events.size()));
      if (taken.raised()) {
        doorbell.ring();
      }
      from += taken.events();
    }
  }

  @Override
  public void requireStore() {
    intake.requireStore();
  }
}
