package org.lockstep.designation.marking;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Tlp;
import org.lockstep.http.problem.Violation;

/**
 * A marking as an officer writes it.
 *
 * @param tlp label of TLP 2.0, without {@code TLP:}
 * @param releasableTo codes of the authorities that may see it; none: all
 */
public record WrittenMarking(
    @NotNull
        @Pattern(
            regexp = "CLEAR|GREEN|AMBER|AMBER\\+STRICT|RED",
            message = "must be one of CLEAR, GREEN, AMBER, AMBER+STRICT, RED")
        String tlp,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 50)
        List<@NotBlank @Size(max = 40) String> releasableTo) {
  public WrittenMarking {
    releasableTo = releasableTo == null ? List.of() : releasableTo;
  }

  /** The marking that is asked for; what is public unless any is. */
  public static Marking of(@Nullable WrittenMarking asked) {
    return asked == null ? Marking.CLEAR : asked.marking();
  }

  /** The request for a marking; none for what is public. */
  public static @Nullable WrittenMarking of(Marking marking) {
    return marking.isPublic()
        ? null
        : new WrittenMarking(marking.tlp().label(), marking.releasableTo());
  }

  /** The marking of a request that has no violations. */
  public Marking marking() {
    return new Marking(Tlp.ofLabel(tlp), releasableTo);
  }

  /**
   * What is wrong with it beyond its constraints.
   *
   * @param authorities that there are
   */
  public List<Violation> violations(Collection<String> authorities) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < releasableTo.size(); i++) {
      if (releasableTo.get(i) != null && !authorities.contains(releasableTo.get(i))) {
        violations.add(
            new Violation(
                "releasableTo[" + i + "]", "must be one of " + String.join(", ", authorities)));
      }
    }
    if ("CLEAR".equals(tlp) && !releasableTo.isEmpty()) {
      violations.add(
          new Violation("releasableTo", "must be empty: what is CLEAR is for everybody"));
    }
    if (("RED".equals(tlp) || "AMBER+STRICT".equals(tlp)) && releasableTo.isEmpty()) {
      violations.add(new Violation("releasableTo", "must name at least one authority for " + tlp));
    }
    return violations;
  }
}
