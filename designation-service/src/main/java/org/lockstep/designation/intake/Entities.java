package org.lockstep.designation.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

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

  /** Those of them that are known. */
  @Transactional
  public Set<UUID> known(Collection<UUID> entities) {
    List<UUID> known =
        entityManager
            .createQuery("select id from KnownEntity where id in :entities", UUID.class)
            .setParameter("entities", entities)
            .getResultList();
    return Set.copyOf(known);
  }

  @Transactional
  void apply(EntityChanged event) {
    holdMerges();
    Set<UUID> touched = new HashSet<>(hadBefore(event.listings()));
    touched.add(event.entityId());
    entityManager
        .createNativeQuery(
            """
            insert into known_entity (id, version, subject_type, caption, survivor_id)
            values (:id, :version, :subjectType, :caption, :id)
            on conflict (id) do update set version = excluded.version,
              subject_type = excluded.subject_type, caption = excluded.caption
            where known_entity.version < excluded.version""")
        .setParameter("id", event.entityId())
        .setParameter("version", event.version())
        .setParameter("subjectType", event.subjectType())
        .setParameter("caption", event.caption())
        .executeUpdate();
    for (EntityChanged.Listing listing : event.listings()) {
      entityManager
          .createNativeQuery(
              """
              insert into entity_assignment (designation_id, entity_id, assignment)
              values (:designation, :entity, :assignment)
              on conflict (designation_id) do update set entity_id = excluded.entity_id,
                assignment = excluded.assignment
              where entity_assignment.assignment < excluded.assignment""")
          .setParameter("designation", listing.designationId())
          .setParameter("entity", event.entityId())
          .setParameter("assignment", listing.assignment())
          .executeUpdate();
    }
    heard.fire(new EntitiesHeard(touched));
  }

  /** Which entities the designations resolved to until now. */
  private List<UUID> hadBefore(List<EntityChanged.Listing> listings) {
    return entityManager
        .createQuery(
            "select distinct entityId from EntityAssignment where designationId in :designations",
            UUID.class)
        .setParameter(
            "designations", listings.stream().map(EntityChanged.Listing::designationId).toList())
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
    heard.fire(new EntitiesHeard(Set.of(event.entityId(), end)));
  }
}
