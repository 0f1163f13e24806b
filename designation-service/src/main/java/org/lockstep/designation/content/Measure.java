package org.lockstep.designation.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One measure with its own legal basis.
 *
 * @param instrument code of the legal basis
 * @param organ of the authority, which administers it
 * @param startDate where it differs from the listing date
 * @param endDate last day in force
 */
public record Measure(
    @NotNull MeasureKind kind,
    @NotBlank @Size(max = 40) @PlainText String instrument,
    @Nullable @Size(max = 40) @PlainText String organ,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String scope,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 20)
        List<@NotNull @Valid Exemption> exemptions,
    @Nullable @RegisterDate LocalDate startDate,
    @Nullable @RegisterDate LocalDate endDate) {
  public Measure {
    exemptions = Lists.orEmpty(exemptions);
  }

  /**
   * Whether this is still that other measure, which was not over by the day, even if its scope, its
   * exemptions or its end have changed.
   */
  boolean continues(Measure before, @Nullable LocalDate day) {
    return kind == before.kind
        && Objects.equals(instrument, before.instrument)
        && Objects.equals(startDate, before.startDate)
        && (before.endDate == null || day == null || !before.endDate.isBefore(day));
  }

  /** Whether it is in force on the day, as far as its own dates say. */
  public boolean inForceOn(LocalDate day) {
    return (startDate == null || !startDate.isAfter(day))
        && (endDate == null || !endDate.isBefore(day));
  }
}
