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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.alignment.AlignmentItem.FirstListing;
import org.lockstep.designation.alignment.AlignmentItem.Listing;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.Days;
import org.lockstep.designation.asof.Reads;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.marking.MarkedReads.Shown;
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
   *
   * @param packages that brought the designation into the register, or said anything of it since
   */
  record Selection(
      Set<UUID> packages,
      @Nullable UUID entity,
      @Nullable String programme,
      @Nullable String theme,
      @Nullable SubjectType subjectType) {
    static Selection of(UUID entity) {
      return new Selection(Set.of(), entity, null, null, null);
    }
  }

  /**
   * What is shown of each entity.
   *
   * @param against whose listing dates lags are shown against, beside the first
   */
  record Columns(List<String> authorities, @Nullable String against) {}

  private record Row(DesignationState designation, UUID entityId, @Nullable String caption) {}

  /** In the order of the entities' ids. */
  List<UUID> entities(Selection selection, AsOf asOf, UUID after, int most) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add(Designations.asOf(asOf, values));
    conditions.add("e.survivorId > :after");
    values.put("after", after);
    if (!selection.packages.isEmpty()) {
      conditions.add(
          "exists (select 1 from DesignationVersion v where v.key.designationId = d.designationId"
              + " and v.packageId in :packages and v.recordedAt <= :knownAt)");
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
    if (selection.subjectType != null) {
      conditions.add("d.subjectType = :subjectType");
      values.put("subjectType", selection.subjectType);
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
    return Reads.bounded(query).setMaxResults(most).getResultList();
  }

  /**
   * @param shown takes what the items show
   */
  List<AlignmentItem> items(
      List<UUID> entities, Columns columns, AsOf asOf, Consumer<Shown> shown) {
    Map<String, Object> values = new LinkedHashMap<>();
    TypedQuery<Object[]> query =
        entityManager.createQuery(
            """
            select d, e.survivorId, s.caption from DesignationState d
            join EntityAssignment a on a.designationId = d.designationId
            join KnownEntity e on e.id = a.entityId
            left join KnownEntity s on s.id = e.survivorId
            where e.survivorId in :entities and\s"""
                + Designations.asOf(asOf, values)
                + " order by d.registeredAt, d.designationId",
            Object[].class);
    values.put("entities", entities);
    values.forEach(query::setParameter);
    Map<UUID, List<Row>> rows =
        Reads.bounded(query)
            .getResultStream()
            .map(row -> new Row((DesignationState) row[0], (UUID) row[1], (String) row[2]))
            .collect(Collectors.groupingBy(Row::entityId, LinkedHashMap::new, Collectors.toList()));
    rows.values().stream()
        .flatMap(List::stream)
        .map(Row::designation)
        .filter(designation -> isShown(designation, asOf.days()))
        .map(DesignationState::shown)
        .forEach(shown);
    return entities.stream()
        .flatMap(entity -> Optional.ofNullable(rows.get(entity)).stream())
        .map(listed -> item(listed, columns, asOf.days()))
        .toList();
  }

  private static AlignmentItem item(List<Row> all, Columns columns, Days asOf) {
    Row any = all.get(0);
    List<DesignationState> shown =
        all.stream()
            .map(Row::designation)
            .filter(designation -> isShown(designation, asOf))
            .sorted(
                Comparator.comparing(DesignationState::status)
                    .thenComparing(
                        DesignationState::listingDate,
                        Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(DesignationState::authority)
                    .thenComparing(DesignationState::designationId))
            .toList();
    List<DesignationState> inForce = shown.stream().filter(d -> isInForce(d, asOf)).toList();
    FirstListing first = first(inForce, null);
    FirstListing other = columns.against() == null ? null : first(inForce, columns.against());
    Set<String> listing =
        inForce.stream().map(DesignationState::authority).collect(Collectors.toSet());
    return new AlignmentItem(
        any.entityId(),
        any.caption() == null ? any.designation().caption() : any.caption(),
        any.designation().subjectType(),
        first,
        shown.stream().map(designation -> listing(designation, first, other, asOf)).toList(),
        columns.authorities().stream().filter(authority -> hasGap(authority, listing)).toList());
  }

  /**
   * The one rule of what a gap is: somebody lists the entity, and this authority does not. Of what
   * nobody lists, or lists any more, nobody has a gap.
   *
   * @param listing those with a listing of it in force
   */
  static boolean hasGap(String authority, Set<String> listing) {
    return !listing.isEmpty() && !listing.contains(authority);
  }

  /**
   * The earliest with a known date.
   *
   * @param authority of this one alone, if given
   */
  private static @Nullable FirstListing first(
      List<DesignationState> inForce, @Nullable String authority) {
    return inForce.stream()
        .filter(designation -> authority == null || authority.equals(designation.authority()))
        .flatMap(
            designation ->
                Optional.ofNullable(designation.listingDate())
                    .map(date -> new FirstListing(designation.authority(), date))
                    .stream())
        .findFirst()
        .orElse(null);
  }

  private static boolean isShown(DesignationState designation, Days days) {
    return isInForce(designation, days) || designation.status() == DesignationStatus.SUSPENDED;
  }

  static boolean isInForce(DesignationState designation, Days days) {
    LocalDate day = days.of(designation.authority());
    return designation.status() == DesignationStatus.IN_FORCE
        && designation.measures().stream().anyMatch(measure -> measure.inForceOn(day));
  }

  private static Listing listing(
      DesignationState designation,
      @Nullable FirstListing first,
      @Nullable FirstListing other,
      Days asOf) {
    boolean inForce = isInForce(designation, asOf);
    LocalDate since = designation.listingDate();
    List<MeasureKind> measures =
        designation.measures().stream()
            .filter(measure -> inForce && measure.inForceOn(asOf.of(designation.authority())))
            .map(Measure::kind)
            .distinct()
            .toList();
    return new Listing(
        designation.authority(),
        designation.designationId(),
        designation.authorityId(),
        designation.status(),
        since,
        inForce ? lag(first, since) : null,
        inForce ? lag(other, since) : null,
        measures);
  }

  private static @Nullable Long lag(@Nullable FirstListing earlier, @Nullable LocalDate since) {
    return since == null || earlier == null ? null : ChronoUnit.DAYS.between(earlier.date(), since);
  }
}
