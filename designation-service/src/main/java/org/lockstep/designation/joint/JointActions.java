package org.lockstep.designation.joint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Officer;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.Reads;
import org.lockstep.designation.marking.Visible;
import org.lockstep.http.page.Cursor;

/** All joint actions; whoever reads gets only those they may know of. */
@ApplicationScoped
class JointActions implements PanacheRepositoryBase<JointAction, UUID> {
  /** Only participants may know when one was opened, even after its release. */
  private static final String LISTED_BY = "coalesce(j.releasedAt, j.createdAt)";

  /** Which joint actions are asked for; what is null does not restrict. */
  record Filter(@Nullable String reference, @Nullable JointActionStatus status) {}

  /**
   * Whether the reader sees what is in preparation, of the joint actions that the reader's
   * authority takes part in. What the register was at a time is what everybody could know.
   */
  static boolean seesUnreleased(Officer reader, AsOf asOf) {
    String own = reader.authority();
    return own != null && reader.coordinatesFor(own) && !asOf.dayAsked() && !asOf.inThePast();
  }

  /** What is for participants only is not even read for anybody else. */
  Optional<JointAction> visible(UUID id, Officer reader, AsOf asOf) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", id);
    return find(
            "from JointAction j where j.id = :id and " + visibleTo(reader, asOf, values), values)
        .firstResultOptional();
  }

  List<JointAction> page(Filter filter, Officer reader, AsOf asOf, Cursor after, int rows) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add("(" + LISTED_BY + ", j.id) > (:instant, :id)");
    values.put("instant", after.instant());
    values.put("id", after.id());
    conditions.add(visibleTo(reader, asOf, values));
    if (filter.reference() != null) {
      conditions.add("j.reference = :reference");
      values.put("reference", filter.reference());
    }
    if (filter.status() != null) {
      conditions.add("j.status = :status");
      values.put("status", filter.status());
    }
    return Reads.bounded(
            find(
                "from JointAction j where "
                    + String.join(" and ", conditions)
                    + " order by "
                    + LISTED_BY
                    + ", j.id",
                values))
        .range(0, rows - 1)
        .list();
  }

  private static String visibleTo(Officer reader, AsOf asOf, Map<String, Object> values) {
    String released =
        "(j.status = 'RELEASED' and j.releasedAt <= :knownAt and "
            + showsAPart(asOf.visible())
            + ")";
    values.put("knownAt", asOf.knownAt());
    String own = reader.authority();
    if (own == null || !seesUnreleased(reader, asOf)) {
      return released;
    }
    values.put("own", own);
    return "("
        + released
        + " or exists (select 1 from JointActionPart p"
        + " where p.key.jointActionId = j.id and p.key.authority = :own and not exists"
        + " (select 1 from SanctionsPackage k where k.id = p.packageId and not "
        + asOf.visible().allows("k.marking")
        + ")))";
  }

  /** The condition that a released part of it is one that the reader may see. */
  private static String showsAPart(Visible visible) {
    return "exists (select 1 from JointActionPart s join SanctionsPackage k on k.id = s.packageId"
        + " where s.key.jointActionId = j.id and s.outcome = 'RELEASED' and "
        + visible.allows("k.marking")
        + ")";
  }

  boolean hasReference(String coordinator, String reference) {
    return count(
            "coordinator = ?1 and reference = ?2 and status <> ?3",
            coordinator,
            reference,
            JointActionStatus.CANCELLED)
        > 0;
  }

  /**
   * Locks the joint action for a change by a participant, until the transaction ends. Nobody else
   * waits for the lock, so nobody else can tell from the time it takes that there is one.
   *
   * @param visible whoever may not see the part of the own authority is nobody to change it
   */
  Optional<JointAction> lock(UUID id, String participant, Visible visible) {
    return locked(
        getEntityManager()
            .createNativeQuery(
                """
                select j.id from joint_action j
                join joint_action_part p on p.joint_action_id = j.id and p.authority = :participant
                where j.id = :id and not exists (
                  select 1 from sanctions_package k where k.id = p.package_id and not %s)
                for no key update of j"""
                    .formatted(visible.allows("k.marking")),
                Tuple.class)
            .setParameter("id", id)
            .setParameter("participant", participant)
            .getResultList());
  }

  /** Whether it is released, as far as the reader may know. */
  boolean isReleased(UUID id, Visible visible) {
    return find(
            "from JointAction j where j.id = ?1 and j.status = ?2 and " + showsAPart(visible),
            id,
            JointActionStatus.RELEASED)
        .firstResultOptional()
        .isPresent();
  }

  /** Those whose instant has come by the database's clock. */
  List<UUID> due() {
    return getEntityManager()
        .createNativeQuery(
            """
            select id from joint_action
            where status = 'SCHEDULED' and release_at <= clock_timestamp()
            order by release_at, id limit 20""",
            Tuple.class)
        .getResultStream()
        .map(row -> ((Tuple) row).get(0, UUID.class))
        .toList();
  }

  /** If it is due still, and nobody else releases it. */
  Optional<JointAction> lockDue(UUID id) {
    return locked(
        getEntityManager()
            .createNativeQuery(
                """
                select id from joint_action
                where id = :id and status = 'SCHEDULED' and release_at <= clock_timestamp()
                for no key update skip locked""",
                Tuple.class)
            .setParameter("id", id)
            .getResultList());
  }

  /** Read after the lock was got, so as it is now. */
  private Optional<JointAction> locked(List<Tuple> ids) {
    return ids.isEmpty() ? Optional.empty() : findByIdOptional(ids.get(0).get(0, UUID.class));
  }
}
