package org.lockstep.designation.alignment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.alignment.AlignmentItem.FirstListing;
import org.lockstep.designation.alignment.AlignmentItem.Listing;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.register.DesignationState;
import org.lockstep.designation.register.DesignationStatus;
import org.lockstep.designation.register.Designations;

/** Computes the matrix with two queries: which entities, then all that is listed of them. */
@ApplicationScoped
class Alignment {
  private final EntityManager entityManager;

  Alignment(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  /**
   * Whose rows are asked for: entities with a designation that meets all of it; empty does not
   * restrict.
   */
  record Selection(
      Set<UUID> packages,
      @Nullable UUID entity,
      @Nullable String programme,
      @Nullable String theme) {}

  private record Row(DesignationState designation, UUID entityId, @Nullable String caption) {}

  /** In the order of the entities' ids. */
  List<UUID> entities(Selection selection, AsOf asOf, UUID after, int most) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add(Designations.AS_OF);
    values.put("day", asOf.day());
    values.put("knownAt", asOf.knownAt());
    conditions.add("e.survivorId > :after");
    values.put("after", after);
    if (!selection.packages.isEmpty()) {
      conditions.add("d.packageId in :packages");
      values.put("packages", selection.packages);
    }
    if (selection.entity != null) {
      conditions.add("e.survivorId = :entity");
      values.put("entity", selection.entity);
    }
    if (selection.programme != null) {
      conditions.add("array_contains(d.programmes, :programme)");
      values.put("programme", selection.programme);
    }
    if (selection.theme != null) {
      conditions.add(
          "exists (select 1 from Programme p where p.theme = :theme"
              + " and array_contains(d.programmes, p.code))");
      values.put("theme", selection.theme);
    }
    TypedQuery<UUID> query =
        entityManager.createQuery(
            "select distinct e.survivorId from DesignationState d"
                + " join EntityAssignment a on a.designationId = d.designationId"
                + " join KnownEntity e on e.id = a.entityId where "
                + String.join(" and ", conditions)
                + " order by e.survivorId",
            UUID.class);
    values.forEach(query::setParameter);
    return query.setMaxResults(most).getResultList();
  }

  List<AlignmentItem> items(List<UUID> entities, List<String> authorities, AsOf asOf) {
    Map<UUID, List<Row>> rows =
        entityManager
            .createQuery(
                """
                select d, e.survivorId, s.caption from DesignationState d
                join EntityAssignment a on a.designationId = d.designationId
                join KnownEntity e on e.id = a.entityId
                left join KnownEntity s on s.id = e.survivorId
                where e.survivorId in :entities and\s"""
                    + Designations.AS_OF
                    + " order by d.registeredAt, d.designationId",
                Object[].class)
            .setParameter("entities", entities)
            .setParameter("day", asOf.day())
            .setParameter("knownAt", asOf.knownAt())
            .getResultStream()
            .map(row -> new Row((DesignationState) row[0], (UUID) row[1], (String) row[2]))
            .collect(Collectors.groupingBy(Row::entityId, LinkedHashMap::new, Collectors.toList()));
    return entities.stream()
        .flatMap(entity -> Optional.ofNullable(rows.get(entity)).stream())
        .map(listed -> item(listed, authorities, asOf.day()))
        .toList();
  }

  private static AlignmentItem item(List<Row> all, List<String> authorities, LocalDate asOf) {
    Row any = all.get(0);
    List<DesignationState> inForce =
        all.stream()
            .map(Row::designation)
            .filter(designation -> isInForce(designation, asOf))
            .sorted(
                Comparator.comparing(
                        DesignationState::listingDate,
                        Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(DesignationState::authority)
                    .thenComparing(DesignationState::designationId))
            .toList();
    FirstListing first =
        inForce.stream()
            .flatMap(
                designation ->
                    Optional.ofNullable(designation.listingDate())
                        .map(date -> new FirstListing(designation.authority(), date))
                        .stream())
            .findFirst()
            .orElse(null);
    Set<String> listing =
        inForce.stream().map(DesignationState::authority).collect(Collectors.toSet());
    return new AlignmentItem(
        any.entityId(),
        any.caption() == null ? any.designation().caption() : any.caption(),
        any.designation().subjectType(),
        first,
        inForce.stream().map(designation -> listing(designation, first, asOf)).toList(),
        authorities.stream().filter(authority -> !listing.contains(authority)).toList());
  }

  private static boolean isInForce(DesignationState designation, LocalDate asOf) {
    return designation.status() == DesignationStatus.IN_FORCE
        && designation.measures().stream().anyMatch(measure -> measure.inForceOn(asOf));
  }

  private static Listing listing(
      DesignationState designation, @Nullable FirstListing first, LocalDate asOf) {
    LocalDate since = designation.listingDate();
    List<MeasureKind> measures =
        designation.measures().stream()
            .filter(measure -> measure.inForceOn(asOf))
            .map(Measure::kind)
            .distinct()
            .toList();
    return new Listing(
        designation.authority(),
        designation.designationId(),
        designation.authorityId(),
        since,
        since == null || first == null ? null : ChronoUnit.DAYS.between(first.date(), since),
        measures);
  }
}
