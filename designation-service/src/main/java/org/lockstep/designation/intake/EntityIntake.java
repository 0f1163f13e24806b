package org.lockstep.designation.intake;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Consumes {@code lockstep.entities}, one record after the other. */
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
  void consume(ConsumerRecord<String, byte[]> event) throws InterruptedException {
    Runnable effect = effectOf(event);
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        effect.run();
        return;
      } catch (RuntimeException e) {
        if (!mayPass(e) || System.nanoTime() + pause.toNanos() > end) {
          throw e;
        }
        LOG.warnf("event %s waits %s: %s", event.key(), pause, e.toString());
        Thread.sleep(pause.toMillis());
      }
    }
  }

  private Runnable effectOf(ConsumerRecord<String, byte[]> event) {
    String type = header(event, "ce_type");
    if (type == null) {
      throw new PoisonRecord("no ce_type");
    }
    return switch (type) {
      case "org.lockstep.entity.changed.v1" -> {
        EntityChanged changed = read(event, EntityChanged.class);
        require(changed.entityId(), changed.subjectType(), changed.caption(), changed.listings());
        require(changed.listings().toArray());
        changed.listings().forEach(listing -> require(listing.designationId()));
        yield () -> entities.apply(changed);
      }
      case "org.lockstep.entity.merged.v1" -> {
        EntityMerged merged = read(event, EntityMerged.class);
        require(merged.entityId(), merged.intoEntityId(), merged.subjectType(), merged.caption());
        yield () -> entities.apply(merged);
      }
      default -> () -> LOG.debugf("an event of type %s is none of ours", type);
    };
  }

  private static <T> T read(ConsumerRecord<String, byte[]> event, Class<T> type) {
    try {
      T read = event.value() == null ? null : EVENTS.readValue(event.value(), type);
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

  private static @Nullable String header(ConsumerRecord<String, byte[]> event, String name) {
    Header header = event.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }
}
