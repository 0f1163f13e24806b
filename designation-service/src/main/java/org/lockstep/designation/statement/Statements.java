package org.lockstep.designation.statement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Writer;
import org.lockstep.designation.http.Cursor;
import org.lockstep.designation.http.UniqueKeys;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;
import org.lockstep.designation.problem.ProblemException;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.designation.problem.Violation;
import org.lockstep.designation.register.Designations;
import org.lockstep.designation.release.Packages;

/** All statements, and the one way to record one. */
@ApplicationScoped
class Statements implements PanacheRepositoryBase<Statement, UUID> {
  private final Packages packages;
  private final Designations designations;
  private final Entities entities;
  private final Outbox outbox;
  private final Clock clock;

  Statements(
      Packages packages, Designations designations, Entities entities, Outbox outbox, Clock clock) {
    this.packages = packages;
    this.designations = designations;
    this.entities = entities;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Which statements are asked for; what is null does not restrict. */
  record Filter(
      @Nullable String reference, @Nullable StatementKind kind, @Nullable UUID packageId) {}

  @Transactional
  Statement record(NewStatement said, Writer writer) {
    requireKnown(said.about());
    if (count("authority = ?1 and reference = ?2", writer.authority(), said.reference()) > 0) {
      throw taken(said.reference());
    }
    Statement statement =
        Statement.recorded(said, writer.authority(), writer.name(), clock.instant());
    try {
      persistAndFlush(statement);
    } catch (PersistenceException e) {
      // Somebody else may have taken it since we looked.
      throw UniqueKeys.isViolated(e) ? taken(said.reference()) : e;
    }
    outbox.add(
        EventType.STATEMENT_PUBLISHED,
        statement.id.toString(),
        1,
        StatementPublished.from(statement));
    return statement;
  }

  List<Statement> page(Filter filter, Cursor after, int rows) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add("(recordedAt, id) > (:instant, :id)");
    values.put("instant", after.instant());
    values.put("id", after.id());
    if (filter.reference() != null) {
      conditions.add("reference = :reference");
      values.put("reference", filter.reference());
    }
    if (filter.kind() != null) {
      conditions.add("kind = :kind");
      values.put("kind", filter.kind());
    }
    if (filter.packageId() != null) {
      conditions.add("array_contains(aboutPackages, :package)");
      values.put("package", filter.packageId());
    }
    return find(String.join(" and ", conditions) + " order by recordedAt, id", values)
        .range(0, rows - 1)
        .list();
  }

  private void requireKnown(About about) {
    List<Violation> violations = new ArrayList<>();
    unknown(
        "about.packages",
        "is not the id of a released package",
        about.packages(),
        packages.released(about.packages()),
        violations);
    unknown(
        "about.designations",
        "is not the id of a designation",
        about.designations(),
        designations.existing(about.designations()),
        violations);
    unknown(
        "about.entities",
        "is not the id of an entity",
        about.entities(),
        entities.known(about.entities()),
        violations);
    if (!violations.isEmpty()) {
      throw ProblemException.invalid(violations);
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

  private static ProblemException taken(String reference) {
    return new ProblemException(
        ProblemType.REFERENCE_TAKEN,
        "Your authority has a statement with the reference '" + reference + "' already.");
  }
}
