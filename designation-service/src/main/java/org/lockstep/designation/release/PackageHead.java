package org.lockstep.designation.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.content.PlainText;
import org.lockstep.designation.content.RegisterDate;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.marking.WrittenMarking;
import org.lockstep.http.problem.Violation;

/**
 * A package without its entries, as an officer writes it.
 *
 * @param reference the authority's own, unique for it but for withdrawn packages; never changes
 * @param declaredTargets how many targets were announced, where that is more than are known
 * @param citedAsViolated codes of instruments, such as resolutions, that the announcement says were
 *     violated
 * @param coordinatedWith as announced or reported; what is released together is a joint action
 * @param marking who may see it once it is released, and its designations; everybody unless said,
 *     and of a package that there is, the same as before
 */
record PackageHead(
    @NotNull @Pattern(regexp = PackageHead.REFERENCE, message = PackageHead.REFERENCES)
        String reference,
    @NotBlank @Size(max = 500) @PlainText String title,
    @RegisterDate @Nullable LocalDate announcedOn,
    @Nullable @Min(0) @Max(100_000) Integer declaredTargets,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String note,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 20)
        List<@NotBlank @Size(max = 40) @PlainText String> citedAsViolated,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 20)
        List<@NotNull @Valid Coordination> coordinatedWith,
    @Size(max = 50) List<@NotNull @Valid Source> sources,
    @Nullable @Valid WrittenMarking marking) {

  static final String REFERENCE = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}";
  static final String REFERENCES =
      "must be 1 to 100 of the characters A-Z a-z 0-9 . _ : / - and start with a letter or digit";

  PackageHead {
    citedAsViolated = citedAsViolated == null ? List.of() : citedAsViolated;
    coordinatedWith = coordinatedWith == null ? List.of() : coordinatedWith;
    sources = sources == null ? List.of() : sources;
  }

  /** What is not in the reference data. */
  List<Violation> unknownCodes(Codes codes) {
    List<Violation> violations = new ArrayList<>();
    for (int i = 0; i < citedAsViolated.size(); i++) {
      String instrument = citedAsViolated.get(i);
      if (instrument != null && !codes.instruments().containsKey(instrument)) {
        violations.add(
            new Violation(
                "citedAsViolated[" + i + "]",
                "is not a known instrument; allowed: "
                    + String.join(", ", codes.instruments().keySet())));
      }
    }
    for (int i = 0; i < coordinatedWith.size(); i++) {
      Coordination other = coordinatedWith.get(i);
      if (other != null
          && other.authority() != null
          && !codes.authorities().contains(other.authority())) {
        violations.add(
            new Violation(
                "coordinatedWith[" + i + "].authority",
                "must be one of " + String.join(", ", codes.authorities())));
      }
    }
    return violations;
  }
}
