package org.lockstep.designation.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;

/** Where the features put their events. */
@ApplicationScoped
public class Outbox {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private final EntityManager entityManager;
  private final Clock clock;

  Outbox(EntityManager entityManager, Clock clock) {
    this.entityManager = entityManager;
    this.clock = clock;
  }

  /**
   * Owes an event, if and only if the surrounding transaction commits.
   *
   * @param key of the aggregate; events of one key are published in the order of {@code version}
   * @param data as the contract of the type describes it
   */
  @Transactional(TxType.MANDATORY)
  public void add(EventType type, String key, long version, Object data) {
    entityManager.persist(row(type, key, version, data));
  }

  /**
   * Owes one of the many events of an edition of an official list, as {@link #add} does. All other
   * events are sent before it, except later ones of its own key.
   */
  @Transactional(TxType.MANDATORY)
  public void addInBulk(EventType type, String key, long version, Object data) {
    OutboxRow row = row(type, key, version, data);
    row.bulk = true;
    entityManager.persist(row);
  }

  private OutboxRow row(EventType type, String key, long version, Object data) {
    return OutboxRow.of(type, key, version, serialised(data), clock.instant());
  }

  /** Whether that event was owed before, be it sent or not. */
  @Transactional(TxType.MANDATORY)
  public boolean has(EventType type, String key, long version) {
    return entityManager
            .createQuery(
                "select count(e) from OutboxRow e"
                    + " where e.aggKey = :key and e.type = :type and e.aggVersion = :version",
                Long.class)
            .setParameter("key", key)
            .setParameter("type", type.type())
            .setParameter("version", version)
            .getSingleResult()
        > 0;
  }

  /** The bytes that are published for this data. */
  public static byte[] serialised(Object data) {
    try {
      return MAPPER.writeValueAsBytes(data);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
