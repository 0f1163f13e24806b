package org.lockstep.designation.marking;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Tlp;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/** What an officer may mark a record as. */
@ApplicationScoped
public class MarkingRules {
  private final boolean open;

  /**
   * @param open whether anything but CLEAR may be asked for
   */
  MarkingRules(@ConfigProperty(name = "lockstep.markings.open") boolean open) {
    this.open = open;
  }

  /**
   * What is wrong with the field {@code marking} of a body beyond its constraints.
   *
   * @param authorities that there are
   */
  public List<Violation> violations(
      @Nullable WrittenMarking asked, Collection<String> authorities) {
    if (asked == null) {
      return List.of();
    }
    Stream<Violation> closed =
        open || "CLEAR".equals(asked.tlp())
            ? Stream.empty()
            : Stream.of(new Violation("tlp", "must be CLEAR: other markings are not taken yet"));
    return Stream.concat(closed, asked.violations(authorities).stream())
        .map(violation -> violation.in("marking"))
        .toList();
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
