package org.lockstep.designation.marking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Tlp;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/** What an officer may mark a record as. */
@ApplicationScoped
public class MarkingRules {
  /**
   * What is wrong with the field {@code marking} of a body beyond its constraints.
   *
   * @param authorities that there are
   */
  public List<Violation> violations(
      @Nullable WrittenMarking asked, Collection<String> authorities) {
    return asked == null
        ? List.of()
        : asked.violations(authorities).stream().map(violation -> violation.in("marking")).toList();
  }

  /**
   * Refuses a label that its writer could not read.
   *
   * @throws Refusal 403
   */
  public void requireCleared(Marking marking, Tlp clearance) {
    if (!clearance.covers(marking.tlp())) {
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "Your clearance is TLP:%s, so you cannot mark anything as TLP:%s."
              .formatted(clearance.label(), marking.tlp().label()));
    }
  }
}
