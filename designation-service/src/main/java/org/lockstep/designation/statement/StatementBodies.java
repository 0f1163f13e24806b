package org.lockstep.designation.statement;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.BodyRules;

/**
 * A statement is of something that was said: not of a day that has not come where it is recorded.
 */
@ApplicationScoped
class StatementBodies implements BodyRules {
  private final TimeZones timeZones;
  private final Caller caller;

  StatementBodies(TimeZones timeZones, Caller caller) {
    this.timeZones = timeZones;
    this.caller = caller;
  }

  @Override
  public List<Violation> violations(Object body) {
    String authority = caller.officer().authority();
    if (authority == null || !(body instanceof NewStatement said) || said.date() == null) {
      return List.of();
    }
    LocalDate today = timeZones.today().of(authority);
    return said.date().isAfter(today)
        ? List.of(
            new Violation(
                "date", "must not be after today, which is %s for %s".formatted(today, authority)))
        : List.of();
  }
}
