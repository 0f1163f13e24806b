package org.lockstep.entity.intake;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Entities;
import org.lockstep.events.BatchConsumer;
import org.lockstep.events.CloudEvent;
import org.lockstep.events.DeadLetters;
import org.lockstep.events.EventIntake;
import org.lockstep.events.Patience;
import org.lockstep.http.trace.Traces;

/** Reads {@code lockstep.designations}. */
@ApplicationScoped
class DesignationConsumer implements EventIntake<DesignationEvent> {
  private final Intake intake;
  private final Entities entities;
  private final BatchConsumer<DesignationEvent> consumer;

  DesignationConsumer(
      Intake intake, Entities entities, Patience patience, DeadLetters deadLetters, Traces traces) {
    this.intake = intake;
    this.entities = entities;
    this.consumer = new BatchConsumer<>(this, patience, deadLetters, traces);
  }

  @Incoming("designations")
  @Blocking
  CompletionStage<Void> consume(KafkaRecordBatch<byte[], byte[]> batch) {
    return consumer.consume(batch);
  }

  @Override
  public @Nullable DesignationEvent read(Headers headers, byte @Nullable [] value) {
    return DesignationEvent.isOf(CloudEvent.type(headers))
        ? DesignationEvent.read(CloudEvent.data(value))
        : null;
  }

  @Override
  public void take(List<DesignationEvent> events) {
    intake.take(events);
  }

  @Override
  public void requireStore() {
    entities.requireStore();
  }

  @Override
  public boolean isFinal(Throwable failure) {
    return Entities.neverTakes(failure);
  }
}
