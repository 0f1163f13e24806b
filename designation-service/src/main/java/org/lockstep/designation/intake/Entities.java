package org.lockstep.designation.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.Session;

/** What is known of entities here. */
@ApplicationScoped
public class Entities {
  private final EntityManager entityManager;
  private final Event<EntitiesHeard> heard;

  Entities(EntityManager entityManager, Event<EntitiesHeard> heard) {
    this.entityManager = entityManager;
    this.heard = heard;
  }

  /** From here until the transaction ends no entity is merged. */
  @Transactional(TxType.MANDATORY)
  public void holdMerges() {
    entityManager
        .createNativeQuery("select 1 from pg_advisory_xact_lock_shared(hashtext('entity-merge'))")
        .getSingleResult();
  }

  /** The entity that this one lives on in: itself, unless it was merged. */
  @Transactional
  public UUID survivor(UUID entity) {
    return entityManager
        .createQuery("select survivorId from KnownEntity where id = :entity", UUID.class)
        .setParameter("entity", entity)
        .getResultStream()
        .findFirst()
        .orElse(entity);
  }

  /** The entities that these live on in, each by the one that was asked for. */
  @Transactional
  public SortedMap<UUID, UUID> survivors(Collection<UUID> asked) {
    SortedMap<UUID, UUID> survivors = new TreeMap<>();
    asked.forEach(entity -> survivors.put(entity, entity));
    entityManager
        .createQuery("select id, survivorId from KnownEntity where id in :entities", Object[].class)
        .setParameter("entities", asked)
        .getResultList()
        .forEach(row -> survivors.put((UUID) row[0], (UUID) row[1]));
    return survivors;
  }

  /** Which of the entities are known. */
  @Transactional
  public Set<UUID> known(Collection<UUID> entities) {
    List<UUID> known =
        entityManager
            .createQuery("select id from KnownEntity where id in :entities", UUID.class)
            .setParameter("entities", entities)
            .getResultList();
    return Set.copyOf(known);
  }

  /**
   * Tells that other readers than before see these designations, so that what is told of their
   * entities may have changed.
   */
  @Transactional(TxType.MANDATORY)
  public void seenAnew(Collection<UUID> designations) {
    holdMerges();
    List<UUID> touched = hadBefore(designations);
    if (!touched.isEmpty()) {
      heard.fire(new EntitiesHeard(Set.copyOf(touched), Set.of()));
    }
  }

  /** Fails where the database does not answer. */
  @Transactional
  void requireStore() {
    entityManager.createNativeQuery("select 1").getSingleResult();
  }

  /**
   * Takes in what was said of entities, each of which may be among them more than once. One that
   * was merged, and of which something newer is said, lives again: a split parted it.
   */
  @Transactional
  void apply(List<EntityChanged> events) {
    holdMerges();
    Map<UUID, EntityChanged> newest = new LinkedHashMap<>();
    Map<UUID, Object[]> assignments = new LinkedHashMap<>();
    for (EntityChanged event : events) {
      newest.merge(
          event.entityId(), event, (one, other) -> other.version() > one.version() ? other : one);
      for (EntityChanged.Listing listing : event.listings()) {
        assignments.merge(
            listing.designationId(),
            new Object[] {listing.designationId(), event.entityId(), listing.assignment()},
            (one, other) -> (long) other[2] > (long) one[2] ? other : one);
      }
    }
    Set<Instant> releases = new HashSet<>();
    Set<UUID> touched = new HashSet<>(hadBefore(assignments.keySet()));
    touched.addAll(newest.keySet());
    entityManager
        .unwrap(Session.class)
        .doWork(
            connection -> {
              run(
                  connection,
                  """
                  insert into known_entity (id, version, subject_type, caption, survivor_id)
                  select id, version, type, caption, id
                  from unnest(?, ?, ?, ?) as e(id, version, type, caption)
                  on conflict (id) do update set version = excluded.version,
                    subject_type = excluded.subject_type, caption = excluded.caption,
                    survivor_id = excluded.survivor_id
                  where known_entity.version < excluded.version""",
                  newest.values().stream()
                      .map(
                          event ->
                              new Object[] {
                                event.entityId(),
                                event.version(),
                                event.subjectType(),
                                event.caption()
                              })
                      .toList(),
                  "uuid",
                  "bigint",
                  "text",
                  "text");
              run(
                  connection,
                  """
                  insert into entity_assignment (designation_id, entity_id, assignment)
                  select * from unnest(?, ?, ?)
                  on conflict (designation_id) do update set entity_id = excluded.entity_id,
                    assignment = excluded.assignment
                  where entity_assignment.assignment < excluded.assignment""",
                  List.copyOf(assignments.values()),
                  "uuid",
                  "uuid",
                  "bigint");
              releases.addAll(noLongerAwaited(connection, assignments.keySet()));
            });
    heard.fire(new EntitiesHeard(touched, releases));
  }

  /**
   * Waits for the entities of designations that a release has just brought into the register.
   *
   * @param recordedAt of the release, which no other has; all parts of a joint action have one
   */
  @Transactional(TxType.MANDATORY)
  public void await(Collection<UUID> designations, Instant recordedAt) {
    if (!designations.isEmpty()) {
      entityManager
          .unwrap(Session.class)
          .doWork(
              connection ->
                  run(
                      connection,
                      "insert into awaited_entity (designation_id, recorded_at)"
                          + " select * from unnest(?, ?)",
                      designations.stream().map(id -> new Object[] {id, recordedAt}).toList(),
                      "uuid",
                      "timestamptz"));
    }
  }

  /** The recorded times of the releases of which these designations were the last awaited ones. */
  private static Set<Instant> noLongerAwaited(Connection connection, Collection<UUID> designations)
      throws SQLException {
    Set<Instant> releases = new TreeSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from awaited_entity where designation_id = any (?) returning recorded_at")) {
      statement.setArray(1, connection.createArrayOf("uuid", designations.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          releases.add(rows.getObject(1, OffsetDateTime.class).toInstant());
        }
      }
    }
    Set<Instant> complete = new HashSet<>();
    for (Instant release : releases) {
      // Of two who hear of the last two at once, one must see that nothing is left.
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select pg_advisory_xact_lock(hashtext('awaited-entity'), hashtext(?))")) {
        statement.setString(1, release.toString());
        statement.execute();
      }
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select 1 from awaited_entity where recorded_at = ? limit 1")) {
        statement.setObject(1, release.atOffset(ZoneOffset.UTC));
        try (ResultSet rows = statement.executeQuery()) {
          if (!rows.next()) {
            complete.add(release);
          }
        }
      }
    }
    return complete;
  }

  private static void run(Connection connection, String sql, List<Object[]> rows, String... types)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < types.length; i++) {
        int column = i;
        statement.setArray(
            i + 1,
            connection.createArrayOf(types[i], rows.stream().map(row -> row[column]).toArray()));
      }
      statement.executeUpdate();
    }
  }

  /** Which entities the designations resolved to until now. */
  private List<UUID> hadBefore(Collection<UUID> designations) {
    return entityManager
        .createQuery(
            "select distinct entityId from EntityAssignment where designationId in :designations",
            UUID.class)
        .setParameter("designations", designations)
        .getResultList();
  }

  @Transactional
  void apply(EntityMerged event) {
    // Two merges of one chain must see each other, or an end of the chain is missed.
    entityManager
        .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('entity-merge'))")
        .getSingleResult();
    UUID end = survivor(event.intoEntityId());
    if (end.equals(event.entityId())) {
      return;
    }
    int news =
        entityManager
            .createNativeQuery(
                """
                insert into known_entity (id, version, subject_type, caption, survivor_id)
                values (:id, :version, :subjectType, :caption, :end)
                on conflict (id) do update set version = excluded.version,
                  survivor_id = excluded.survivor_id
                where known_entity.version < excluded.version""")
            .setParameter("id", event.entityId())
            .setParameter("version", event.version())
            .setParameter("subjectType", event.subjectType())
            .setParameter("caption", event.caption())
            .setParameter("end", end)
            .executeUpdate();
    if (news > 0) {
      entityManager
          .createNativeQuery("update known_entity set survivor_id = :end where survivor_id = :id")
          .setParameter("end", end)
          .setParameter("id", event.entityId())
          .executeUpdate();
    }
    heard.fire(new EntitiesHeard(Set.of(event.entityId(), end), Set.of()));
  }
}
