package org.lockstep.entity.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.events.EventSize;
import org.lockstep.events.PoisonException;
import org.lockstep.http.trace.CurrentTrace;

/**
 * An event inside the document that it tells of, until it is published. Its id follows from the
 * entity and its version, so that every attempt to publish has the same id; its data is kept as
 * text, so that every attempt has the same bytes.
 *
 * @param type CloudEvents type, ending in the version of the contract
 * @param dataSchema URN of the contract
 * @param data JSON
 * @param trace of what it follows from, if that is known: every attempt is of this trace
 */
public record OwedEvent(
    String id, String type, String dataSchema, Instant time, String data, @Nullable String trace) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  /**
   * As much of it as an event has room for.
   *
   * @throws PoisonException where not even the ids of its listings fit
   */
  static OwedEvent of(EntityChanged changed) {
    return Stream.<Supplier<EntityChanged>>of(() -> changed, changed::withoutDetails, changed::bare)
        .map(
            part ->
                of(
                    "entity.changed",
                    changed.entityId(),
                    changed.version(),
                    changed.changedAt(),
                    part.get()))
        .filter(OwedEvent::fits)
        .findFirst()
        .orElseThrow(
            () ->
                new PoisonException(
                    "Its entity would have more listings than an event has room for"));
  }

  /** Whether the broker takes it. */
  public boolean fits() {
    // A character has three bytes at most.
    return data.length() <= EventSize.MOST_DATA / 3 || bytes().length <= EventSize.MOST_DATA;
  }

  public byte[] bytes() {
    return data.getBytes(StandardCharsets.UTF_8);
  }

  static OwedEvent of(EntityMerged merged) {
    return of("entity.merged", merged.entityId(), merged.version(), merged.decidedAt(), merged);
  }

  static OwedEvent of(EntitySplit split) {
    return of("entity.split", split.entityId(), split.version(), split.decidedAt(), split);
  }

  private static OwedEvent of(
      String name, String entityId, long version, Instant time, Record data) {
    try {
      return new OwedEvent(
          UUID.nameUUIDFromBytes(
                  (entityId + "@" + version + (name.equals("entity.split") ? " split" : ""))
                      .getBytes(StandardCharsets.UTF_8))
              .toString(),
          "org.lockstep." + name + ".v1",
          "urn:lockstep:event:" + name.replace('.', '-') + ":v1",
          time,
          JSON.writeValueAsString(data),
          CurrentTrace.header());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event record that cannot be written as JSON", e);
    }
  }
}
