package org.lockstep.designation.statement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Writer;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.Reads;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.http.UniqueKeys;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.journal.JournalKind;
import org.lockstep.designation.journal.Seal;
import org.lockstep.designation.marking.MarkingRules;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.Visible;
import org.lockstep.designation.marking.WrittenMarking;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.designation.register.Designations;
import org.lockstep.designation.release.Packages;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/** All statements, and the one way to record one. */
@ApplicationScoped
class Statements implements PanacheRepositoryBase<Statement, UUID> {
  /** About it, about one that lives on in it, or about one of their designations. */
  private static final String ABOUT_ENTITY =
      """
      (exists (select 1 from KnownEntity e
        where e.survivorId = :entity and array_contains(s.aboutEntities, e.id))
      or exists (select 1 from EntityAssignment a join KnownEntity e on e.id = a.entityId
        join DesignationState d on d.designationId = a.designationId
        where e.survivorId = :entity and array_contains(s.aboutDesignations, a.designationId)
          and\s""";

  private final Packages packages;
  private final Designations designations;
  private final Entities entities;
  private final Journal journal;
  private final Outbox outbox;
  private final Markings markings;
  private final MarkingRules markingRules;

  Statements(
      Packages packages,
      Designations designations,
      Entities entities,
      Journal journal,
      Outbox outbox,
      Markings markings,
      MarkingRules markingRules) {
    this.packages = packages;
    this.designations = designations;
    this.entities = entities;
    this.journal = journal;
    this.outbox = outbox;
    this.markings = markings;
    this.markingRules = markingRules;
  }

  /**
   * Which statements are asked for; what is null does not restrict.
   *
   * @param entity what is said of one of its designations is said of it
   * @param country of the speaker
   * @param from first day on which it was said
   * @param to last day on which it was said
   */
  record Filter(
      @Nullable String reference,
      @Nullable StatementKind kind,
      @Nullable UUID packageId,
      @Nullable UUID designation,
      @Nullable UUID entity,
      @Nullable String authority,
      @Nullable String country,
      Source.@Nullable Kind sourceKind,
      @Nullable LocalDate from,
      @Nullable LocalDate to) {}

  @Transactional
  Statement record(NewStatement said, Writer writer) {
    Marking marking = WrittenMarking.of(said.marking());
    markingRules.requireCleared(marking, writer.clearance());
    requireKnown(said.about(), markings.visibleTo(writer.reader()));
    if (count("authority = ?1 and reference = ?2", writer.authority(), said.reference()) > 0) {
      throw taken(said.reference());
    }
    Instant now = journal.recordedAt();
    // From here on nothing is marked anew.
    requireWithin(marking, writer.authority(), said.about());
    Statement statement =
        Statement.recorded(
            said,
            writer.authority(),
            markings.number(marking, writer.authority()),
            writer.name(),
            now);
    try {
      persistAndFlush(statement);
    } catch (PersistenceException e) {
      // Somebody else may have taken it since we looked.
      throw UniqueKeys.isViolated(e) ? taken(said.reference()) : e;
    }
    StatementPublished data = StatementPublished.from(statement, marking);
    if (marking.isPublic()) {
      journal.append(JournalKind.STATEMENT_PUBLISHED, data);
    } else {
      journal.seal(JournalKind.STATEMENT_PUBLISHED, data, Seal.ofStatement(statement.id));
    }
    outbox.add(EventType.STATEMENT_PUBLISHED, statement.id.toString(), 1, data);
    return statement;
  }

  /** What was said and recorded by then. */
  Optional<Statement> asOf(UUID id, AsOf asOf) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add("s.id = :id");
    values.put("id", id);
    restrict(asOf, conditions, values);
    return find("from Statement s where " + String.join(" and ", conditions), values)
        .firstResultOptional();
  }

  List<Statement> page(Filter filter, AsOf asOf, Cursor after, int rows) {
    Visible visible = asOf.visible();
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add("(s.recordedAt, s.id) > (:instant, :id)");
    values.put("instant", after.instant());
    values.put("id", after.id());
    restrict(asOf, conditions, values);
    restrict("s.reference = :reference", "reference", filter.reference(), conditions, values);
    restrict("s.kind = :kind", "kind", filter.kind(), conditions, values);
    restrict("s.authority = :authority", "authority", filter.authority(), conditions, values);
    restrict("s.country = :country", "country", filter.country(), conditions, values);
    restrict("s.saidOn >= :from", "from", filter.from(), conditions, values);
    restrict("s.saidOn <= :to", "to", filter.to(), conditions, values);
    restrict(
        "function('jsonb_extract_path_text', s.source, 'kind') = :sourceKind",
        "sourceKind",
        filter.sourceKind() == null ? null : filter.sourceKind().name(),
        conditions,
        values);
    restrict(
        "array_contains(s.aboutPackages, :package) and exists (select 1 from SanctionsPackage p"
            + " where p.id = :package and "
            + visible.allows("p.marking")
            + ")",
        "package",
        filter.packageId(),
        conditions,
        values);
    restrict(
        "array_contains(s.aboutDesignations, :designation) and exists (select 1 from"
            + " DesignationState d where d.designationId = :designation and "
            + visible.allows("d.marking")
            + ")",
        "designation",
        filter.designation(),
        conditions,
        values);
    restrict(
        ABOUT_ENTITY + visible.allows("d.marking") + "))",
        "entity",
        filter.entity(),
        conditions,
        values);
    return Reads.bounded(
            find(
                "from Statement s where "
                    + String.join(" and ", conditions)
                    + " order by s.recordedAt, s.id",
                values))
        .range(0, rows - 1)
        .list();
  }

  private static void restrict(AsOf asOf, List<String> conditions, Map<String, Object> values) {
    conditions.add(asOf.visible().allows("s.marking"));
    restrict("s.recordedAt <= :knownAt", "knownAt", asOf.knownAt(), conditions, values);
    restrict("s.saidOn <= :day", "day", asOf.dayAsked() ? asOf.day() : null, conditions, values);
  }

  private static void restrict(
      String condition,
      String name,
      @Nullable Object value,
      List<String> conditions,
      Map<String, Object> values) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }

  /** What statements are about, by their ids, as far as the reader may see it. */
  Map<UUID, About> about(List<Statement> of, Visible visible) {
    Set<UUID> seenPackages =
        packages.released(
            of.stream().flatMap(one -> one.aboutPackages.stream()).distinct().toList(), visible);
    Set<UUID> seenDesignations =
        designations.existing(
            of.stream().flatMap(one -> one.aboutDesignations.stream()).distinct().toList(),
            visible);
    return of.stream()
        .collect(
            Collectors.toMap(
                one -> one.id,
                one ->
                    new About(
                        one.aboutPackages.stream().filter(seenPackages::contains).toList(),
                        one.aboutDesignations.stream().filter(seenDesignations::contains).toList(),
                        one.aboutEntities)));
  }

  /**
   * A statement tells that what it is about is there; so whoever may see it may see that.
   *
   * @throws Refusal 400 with what others may see than the statement
   */
  private void requireWithin(Marking marking, String authority, About about) {
    List<Violation> violations = new ArrayList<>();
    Map<UUID, Integer> packagesMarked = packages.markings(about.packages());
    Map<UUID, Integer> designationsMarked = designations.markings(about.designations());
    otherwiseSeen(
        "about.packages", about.packages(), packagesMarked, marking, authority, violations);
    otherwiseSeen(
        "about.designations",
        about.designations(),
        designationsMarked,
        marking,
        authority,
        violations);
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
  }

  private void otherwiseSeen(
      String field,
      List<UUID> ids,
      Map<UUID, Integer> marked,
      Marking marking,
      String authority,
      List<Violation> violations) {
    for (int i = 0; i < ids.size(); i++) {
      int number = marked.getOrDefault(ids.get(i), Markings.CLEAR);
      if (!marking.isWithin(authority, markings.of(number), markings.owner(number))) {
        violations.add(
            new Violation(
                field + "[" + i + "]",
                "is not for all who would see the statement; mark it at least as narrowly"));
      }
    }
  }

  private void requireKnown(About about, Visible visible) {
    List<Violation> violations = new ArrayList<>();
    unknown(
        "about.packages",
        "is not the id of a released package",
        about.packages(),
        packages.released(about.packages(), visible),
        violations);
    unknown(
        "about.designations",
        "is not the id of a designation",
        about.designations(),
        designations.existing(about.designations(), visible),
        violations);
    unknown(
        "about.entities",
        "is not the id of an entity",
        about.entities(),
        entities.known(about.entities()),
        violations);
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
  }

  private static void unknown(
      String field, String message, List<UUID> ids, Set<UUID> known, List<Violation> violations) {
    for (int i = 0; i < ids.size(); i++) {
      if (!known.contains(ids.get(i))) {
        violations.add(new Violation(field + "[" + i + "]", message));
      }
    }
  }

  private static Refusal taken(String reference) {
    return new Refusal(
        ProblemType.REFERENCE_TAKEN,
        "Your authority has a statement with the reference '" + reference + "' already.");
  }
}
