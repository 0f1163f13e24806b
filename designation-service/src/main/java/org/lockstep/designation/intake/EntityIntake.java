package org.lockstep.designation.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Consumes {@code lockstep.entities} in batches of what is there. What was said of entities in a
 * row is taken in together; where that fails, one after the other.
 */
@ApplicationScoped
class EntityIntake {
  private static final Logger LOG = Logger.getLogger(EntityIntake.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);

  /** How long a passing failure is waited out, in all. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Unknown properties are gains of a later minor change of the contract. */
  static final ObjectMapper EVENTS =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Entities entities;

  EntityIntake(Entities entities) {
    this.entities = entities;
  }

  @Incoming("entities")
  @Blocking
  CompletionStage<Void> consume(KafkaRecordBatch<String, byte[]> batch)
      throws InterruptedException {
    Round round = new Round();
    for (KafkaRecord<String, byte[]> one : batch.getRecords()) {
      try {
        take(one, round);
      } catch (RuntimeException e) {
        round.failed.put(one, e);
      }
    }
    takeChanged(round);
    // Last, because the answer to the last record of a partition commits what is before it, too.
    CompletionStage<Void> answered = CompletableFuture.completedFuture(null);
    for (KafkaRecord<String, byte[]> one : batch.getRecords()) {
      RuntimeException reason = round.failed.get(one);
      if (reason != null) {
        LOG.errorf("event %s goes to the dead-letter topic: %s", one.getKey(), reason.toString());
        answered = answered.thenCompose(before -> one.nack(reason));
      }
    }
    return answered.thenCompose(before -> batch.ack());
  }

  /** What becomes of a batch: changes that wait for being taken in together, and what failed. */
  private static final class Round {
    final List<KafkaRecord<String, byte[]>> records = new ArrayList<>();
    final List<EntityChanged> changed = new ArrayList<>();
    final IdentityHashMap<KafkaRecord<String, byte[]>, RuntimeException> failed =
        new IdentityHashMap<>();
  }

  private void take(KafkaRecord<String, byte[]> one, Round round) throws InterruptedException {
    String type = header(one, "ce_type");
    if (type == null) {
      throw new PoisonRecord("no ce_type");
    }
    switch (type) {
      case "org.lockstep.entity.changed.v1" -> {
        EntityChanged changed = read(one, EntityChanged.class);
        require(changed.entityId(), changed.subjectType(), changed.caption(), changed.listings());
        require(changed.listings().toArray());
        changed.listings().forEach(listing -> require(listing.designationId()));
        round.records.add(one);
        round.changed.add(changed);
      }
      case "org.lockstep.entity.merged.v1" -> {
        EntityMerged merged = read(one, EntityMerged.class);
        require(merged.entityId(), merged.intoEntityId(), merged.subjectType(), merged.caption());
        takeChanged(round);
        patiently(one, () -> entities.apply(merged));
      }
      default -> LOG.debugf("an event of type %s is none of ours", type);
    }
  }

  private void takeChanged(Round round) throws InterruptedException {
    List<KafkaRecord<String, byte[]>> records = List.copyOf(round.records);
    List<EntityChanged> changed = List.copyOf(round.changed);
    round.records.clear();
    round.changed.clear();
    if (changed.size() > 1) {
      try {
        entities.apply(changed);
        return;
      } catch (RuntimeException e) {
        LOG.warnf("taking %d entities in one after the other: %s", changed.size(), e.toString());
      }
    }
    for (int i = 0; i < changed.size(); i++) {
      List<EntityChanged> alone = changed.subList(i, i + 1);
      try {
        patiently(records.get(i), () -> entities.apply(alone));
      } catch (RuntimeException e) {
        round.failed.put(records.get(i), e);
      }
    }
  }

  private static void patiently(KafkaRecord<String, byte[]> event, Runnable effect)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        effect.run();
        return;
      } catch (RuntimeException e) {
        if (!mayPass(e) || System.nanoTime() + pause.toNanos() > end) {
          throw e;
        }
        LOG.warnf("event %s waits %s: %s", event.getKey(), pause, e.toString());
        Thread.sleep(pause.toMillis());
      }
    }
  }

  private static <T> T read(KafkaRecord<String, byte[]> event, Class<T> type) {
    try {
      T read = event.getPayload() == null ? null : EVENTS.readValue(event.getPayload(), type);
      return Objects.requireNonNull(read);
    } catch (IOException | NullPointerException e) {
      throw new PoisonRecord("not a " + type.getSimpleName());
    }
  }

  private static void require(@Nullable Object... values) {
    if (Arrays.stream(values).anyMatch(Objects::isNull)) {
      throw new PoisonRecord("a required field is missing");
    }
  }

  /**
   * Not for what the database will refuse again: bad data (22), broken constraints (23), bad
   * statements (42).
   */
  private static boolean mayPass(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        String kind = sql.getSQLState().substring(0, 2);
        return !List.of("22", "23", "42").contains(kind);
      }
    }
    return true;
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private static @Nullable String header(KafkaRecord<String, byte[]> event, String name) {
    Header header = event.getHeaders().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}
