package org.lockstep.designation.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.marking.MarkingRules;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.BodyRules;

/**
 * A statement is of something that was said: not of a day that has not come where it is recorded;
 * it is about something that the register has, and it is for somebody.
 */
@ApplicationScoped
class StatementBodies implements BodyRules {
  private final TimeZones timeZones;
  private final Caller caller;
  private final ReferenceData referenceData;
  private final MarkingRules markingRules;

  StatementBodies(
      TimeZones timeZones, Caller caller, ReferenceData referenceData, MarkingRules markingRules) {
    this.timeZones = timeZones;
    this.caller = caller;
    this.referenceData = referenceData;
    this.markingRules = markingRules;
  }

  @Override
  public List<Violation> violations(Object body) {
    String authority = caller.officer().authority();
    if (authority == null || !(body instanceof NewStatement said)) {
      return List.of();
    }
    List<Violation> violations =
        new ArrayList<>(
            markingRules.violations(said.marking(), referenceData.codes().authorities()));
    if (said.about() != null && said.about().namesNothing()) {
      violations.add(
          new Violation("about", "must name a package, a designation or an entity at least"));
    }
    LocalDate today = timeZones.today().of(authority);
    if (said.date() != null && said.date().isAfter(today)) {
      violations.add(
          new Violation(
              "date", "must not be after today, which is %s for %s".formatted(today, authority)));
    }
    return violations;
  }
}
