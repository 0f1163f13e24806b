package org.lockstep.designation.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Officer;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.Reads;
import org.lockstep.designation.marking.Visible;
import org.lockstep.http.page.Cursor;

/** All packages; whoever lists them gets only those they may know of. */
@ApplicationScoped
public class Packages implements PanacheRepositoryBase<SanctionsPackage, UUID> {
  /** Only its own authority may know when a draft began, even after its release. */
  private static final String LISTED_BY = "coalesce(releasedAt, createdAt)";

  /** Which packages are asked for; what is null does not restrict. */
  record Filter(
      @Nullable String reference,
      @Nullable String authority,
      @Nullable LocalDate announcedOn,
      @Nullable LocalDate announcedFrom,
      @Nullable LocalDate announcedTo,
      @Nullable Boolean coordinated,
      @Nullable PackageStatus status,
      @Nullable WaitingFor waitingFor) {}

  /** Which of the ids are those of released packages that the reader may see. */
  public Set<UUID> released(Collection<UUID> ids, Visible visible) {
    return Set.copyOf(
        getEntityManager()
            .createQuery(
                "select id from SanctionsPackage where id in :ids and status = 'RELEASED' and "
                    + visible.allows("marking"),
                UUID.class)
            .setParameter("ids", ids)
            .getResultList());
  }

  /** The numbers of what packages are marked as. */
  public Map<UUID, Integer> markings(Collection<UUID> ids) {
    return getEntityManager()
        .createQuery("select id, marking from SanctionsPackage where id in :ids", Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Integer) row[1]));
  }

  /** Whether any of them is of an official list. */
  boolean anyOfList(Collection<UUID> ids) {
    return count("id in ?1 and listImportId is not null", ids) > 0;
  }

  /** Whether there is such a package of the authority, for who may see it; nothing is read. */
  boolean isOf(UUID id, String authority, Visible visible) {
    return count("id = ?1 and authority = ?2 and " + visible.allows("marking"), id, authority) > 0;
  }

  /** Lets nobody else change it until the transaction ends. */
  void lock(UUID id) {
    getEntityManager()
        .createNativeQuery(
            "select id from sanctions_package where id = :id for no key update", UUID.class)
        .setParameter("id", id)
        .getResultList();
  }

  /** The authority that has released it, for who may see it; nothing else of it is read. */
  Optional<String> releasedBy(UUID id, Visible visible) {
    return getEntityManager()
        .createQuery(
            "select authority from SanctionsPackage where id = :id and status = 'RELEASED' and "
                + visible.allows("marking"),
            String.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** Those whose instant has come by the database's clock. */
  List<UUID> due() {
    return getEntityManager()
        .createNativeQuery(
            """
            select id from sanctions_package
            where status = 'SCHEDULED' and release_at <= clock_timestamp()
            order by release_at, id limit 20""",
            Tuple.class)
        .getResultStream()
        .map(row -> ((Tuple) row).get(0, UUID.class))
        .toList();
  }

  /** Whether it is due still, and nobody else releases it. */
  boolean lockDue(UUID id) {
    return !getEntityManager()
        .createNativeQuery(
            """
            select id from sanctions_package
            where id = :id and status = 'SCHEDULED' and release_at <= clock_timestamp()
            for update skip locked""")
        .setParameter("id", id)
        .getResultList()
        .isEmpty();
  }

  /** A package that only its own officers may know of is not even read for anybody else. */
  Optional<SanctionsPackage> visible(UUID id, Officer reader, AsOf asOf) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("id", id);
    return find("id = :id and " + visibleTo(reader, asOf, values), values).firstResultOptional();
  }

  private static String visibleTo(Officer reader, AsOf asOf, Map<String, Object> values) {
    String released = "(status = 'RELEASED' and releasedAt <= :knownAt)";
    values.put("knownAt", asOf.knownAt());
    if (asOf.dayAsked()) {
      released += " and (announcedOn is null or announcedOn <= :day)";
      values.put("day", asOf.day());
    }
    String seen = asOf.visible().allows("marking");
    String own = reader.authority();
    if (own == null || !reader.worksFor(own) || asOf.dayAsked() || asOf.inThePast()) {
      return "(" + released + ") and " + seen;
    }
    values.put("own", own);
    return "(" + released + " or authority = :own) and " + seen;
  }

  List<PackageStep> steps(UUID id) {
    return getEntityManager()
        .createQuery(
            "from PackageStep where packageId = :id order by at, position", PackageStep.class)
        .setParameter("id", id)
        .getResultList();
  }

  boolean hasReference(String authority, String reference) {
    return count(
            "authority = ?1 and reference = ?2 and status <> ?3",
            authority,
            reference,
            PackageStatus.WITHDRAWN)
        > 0;
  }

  List<SanctionsPackage> page(Filter filter, Officer reader, AsOf asOf, Cursor after, int rows) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add("(" + LISTED_BY + ", id) > (:instant, :id)");
    values.put("instant", after.instant());
    values.put("id", after.id());
    conditions.add(visibleTo(reader, asOf, values));
    if (filter.announcedFrom() != null) {
      conditions.add("announcedOn >= :from");
      values.put("from", filter.announcedFrom());
    }
    if (filter.announcedTo() != null) {
      conditions.add("announcedOn <= :to");
      values.put("to", filter.announcedTo());
    }
    if (filter.coordinated() != null) {
      conditions.add(
          (filter.coordinated() ? "" : "not ")
              + "(jointActionId is not null or function('jsonb_array_length', coordinatedWith) > 0)");
    }
    if (filter.waitingFor() != null) {
      conditions.add(filter.waitingFor().condition(asOf.visible(), values));
    }
    equal("reference", filter.reference(), conditions, values);
    equal("authority", filter.authority(), conditions, values);
    equal("announcedOn", filter.announcedOn(), conditions, values);
    equal("status", filter.status(), conditions, values);
    return Reads.bounded(
            find(String.join(" and ", conditions) + " order by " + LISTED_BY + ", id", values))
        .range(0, rows - 1)
        .list();
  }

  private static void equal(
      String name, @Nullable Object value, List<String> conditions, Map<String, Object> values) {
    if (value != null) {
      conditions.add(name + " = :" + name);
      values.put(name, value);
    }
  }
}
