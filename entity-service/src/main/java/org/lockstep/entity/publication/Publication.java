package org.lockstep.entity.publication;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.OwedEvent;
import org.lockstep.http.trace.TraceParent;

/** Sends what an entity owes, then marks it as published. */
@ApplicationScoped
public class Publication {
  /** Longer than the producer's own delivery timeout, which gives the better reason. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /** Each round more means that somebody wrote the entity while its events were being sent. */
  private static final int ROUNDS = 20;

  /** Fewer than the emitter keeps while the connector is behind. */
  private static final int AT_ONCE = 100;

  private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

  private final Entities entities;
  private final MutinyEmitter<byte[]> emitter;

  Publication(Entities entities, @Channel("entities") MutinyEmitter<byte[]> emitter) {
    this.entities = entities;
    this.emitter = emitter;
  }

  /**
   * Publishes what the entity owes, if anything, and returns when the broker has it.
   *
   * @throws RuntimeException where the broker does not answer in time; everything is still owed
   */
  public void publishOwed(String entityId) {
    publishOwed(entityId, false);
  }

  /**
   * Publishes what many entities owe, as they were just read or written.
   *
   * @param owing each an entity of its own, with events to publish
   */
  public void publishOwed(List<Entity> owing) {
    for (int from = 0; from < owing.size(); from += AT_ONCE) {
      List<Entity> some = owing.subList(from, Math.min(from + AT_ONCE, owing.size()));
      // All answers are awaited, also after a failure: none may arrive after newer events.
      Uni.join()
          .all(some.stream().map(this::sendInOrder).toList())
          .andCollectFailures()
          .await()
          .atMost(DEADLINE);
    }
    // Once for all: a crash before it only has the same events sent again.
    if (!owing.isEmpty() && !entities.settle(owing)) {
      owing.forEach(entity -> publishOwed(entity.id(), true));
    }
  }

  private void publishOwed(String entityId, boolean wasSent) {
    boolean sentBefore = wasSent;
    for (int round = 0; round < ROUNDS; round++) {
      Entity entity = entities.findById(entityId);
      if (entity == null || (!entity.owing() && !sentBefore)) {
        return;
      }
      // Where another replica published newer events while older ones were sent here, the newest is
      // sent again: the last record of a key is the one that compaction keeps.
      List<OwedEvent> events =
          entity.owing()
              ? entity.events()
              : entity.events().subList(entity.events().size() - 1, entity.events().size());
      events.forEach(event -> send(entity, event).await().atMost(DEADLINE));
      if (entities.settle(entity)) {
        return;
      }
      sentBefore = true;
    }
    throw new IllegalStateException(
        "Entity " + entityId + " changed faster than it could be published");
  }

  private Uni<Void> sendInOrder(Entity entity) {
    Uni<Void> sent = NOTHING;
    for (OwedEvent event : entity.events()) {
      sent = sent.chain(() -> send(entity, event));
    }
    return sent;
  }

  private Uni<Void> send(Entity entity, OwedEvent owed) {
    return entity.tellable(owed).map(event -> send(entity.id(), event)).orElse(NOTHING);
  }

  private Uni<Void> send(String key, OwedEvent event) {
    Headers headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", event.id());
    add(headers, "ce_source", "urn:lockstep:entity-service");
    add(headers, "ce_type", event.type());
    add(headers, "ce_subject", key);
    add(headers, "ce_time", event.time().toString());
    add(headers, "ce_dataschema", event.dataSchema());
    add(headers, "content-type", "application/json");
    if (event.trace() != null) {
      add(headers, TraceParent.HEADER, event.trace());
    }
    return emitter.sendMessage(
        Message.of(event.bytes())
            .addMetadata(
                OutgoingKafkaRecordMetadata.<String>builder()
                    .withKey(key)
                    .withHeaders(headers)
                    .build()));
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
