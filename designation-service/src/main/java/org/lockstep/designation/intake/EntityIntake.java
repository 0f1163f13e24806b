package org.lockstep.designation.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import org.lockstep.events.BatchConsumer;
import org.lockstep.events.CloudEvent;
import org.lockstep.events.DeadLetters;
import org.lockstep.events.EventIntake;
import org.lockstep.events.Patience;
import org.lockstep.events.PoisonException;
import org.lockstep.http.trace.Traces;

/** Reads {@code lockstep.entities}; what was said of entities in a row is taken in together. */
@ApplicationScoped
class EntityIntake implements EventIntake<EntityEvent> {
  /** Unknown properties are gains of a later minor change of the contract. */
  static final ObjectMapper EVENTS =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Entities entities;
  private final BatchConsumer<EntityEvent> consumer;

  EntityIntake(Entities entities, Patience patience, DeadLetters deadLetters, Traces traces) {
    this.entities = entities;
    this.consumer = new BatchConsumer<>(this, patience, deadLetters, traces);
  }

  @Incoming("entities")
  @Blocking
  CompletionStage<Void> consume(KafkaRecordBatch<byte[], byte[]> batch) {
    return consumer.consume(batch);
  }

  @Override
  public @Nullable EntityEvent read(Headers headers, byte @Nullable [] value) {
    return switch (CloudEvent.type(headers)) {
      case "org.lockstep.entity.changed.v1" -> read("entity.changed", value, EntityChanged.class);
      case "org.lockstep.entity.merged.v1" -> read("entity.merged", value, EntityMerged.class);
      default -> null;
    };
  }

  @Override
  public void take(List<EntityEvent> events) {
    List<EntityChanged> changed = new ArrayList<>();
    for (EntityEvent event : events) {
      if (event instanceof EntityChanged one) {
        changed.add(one);
      } else if (event instanceof EntityMerged merged) {
        takeChanged(changed);
        entities.apply(merged);
      }
    }
    takeChanged(changed);
  }

  private void takeChanged(List<EntityChanged> changed) {
    if (!changed.isEmpty()) {
      entities.apply(List.copyOf(changed));
      changed.clear();
    }
  }

  @Override
  public void requireStore() {
    entities.requireStore();
  }

  private static <T> T read(String label, byte @Nullable [] value, Class<T> type) {
    T read;
    try {
      read = EVENTS.readValue(CloudEvent.data(value), type);
    } catch (JsonProcessingException e) {
      throw PoisonException.unreadable(label, e);
    } catch (IOException e) {
      throw new PoisonException("The data is no " + label, e);
    }
    if (read == null) {
      throw new PoisonException("The data is no " + label + ": it is null");
    }
    PoisonException.requireComplete(label, read);
    return read;
  }
}
