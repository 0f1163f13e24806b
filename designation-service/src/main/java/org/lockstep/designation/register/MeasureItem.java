package org.lockstep.designation.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.LegalBasis;
import org.lockstep.designation.content.Exemption;
import org.lockstep.designation.content.Measure;
import org.lockstep.designation.content.MeasureKind;

/**
 * A measure as the API shows it, with its legal basis.
 *
 * @param instrumentTitle of the law, notice or resolution
 * @param inForce on the day looked at: its own dates hold, and the designation is in force
 * @param lapsed present if its instrument has ended by the day asked for
 */
public record MeasureItem(
    MeasureKind kind,
    String instrument,
    @Nullable String instrumentTitle,
    @Nullable String organ,
    @Nullable String scope,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Exemption> exemptions,
    @Nullable LocalDate startDate,
    @Nullable LocalDate endDate,
    boolean inForce,
    @Nullable Lapsed lapsed) {

  /** When and why the legal basis ended. */
  public record Lapsed(LocalDate endedOn, @Nullable String endReason) {}

  /**
   * @param designationInForce without which none of its measures is
   */
  public static List<MeasureItem> of(
      List<Measure> measures,
      Map<String, LegalBasis> instruments,
      LocalDate day,
      boolean designationInForce) {
    return measures.stream()
        .map(m -> of(m, instruments.get(m.instrument()), day, designationInForce))
        .toList();
  }

  private static MeasureItem of(
      Measure measure, @Nullable LegalBasis basis, LocalDate day, boolean designationInForce) {
    LocalDate ended = basis == null ? null : basis.endedOn();
    return new MeasureItem(
        measure.kind(),
        measure.instrument(),
        basis == null ? null : basis.title(),
        measure.organ(),
        measure.scope(),
        measure.exemptions(),
        measure.startDate(),
        measure.endDate(),
        designationInForce && measure.inForceOn(day),
        basis != null && ended != null && basis.hasLapsedBy(day)
            ? new Lapsed(ended, basis.endReason())
            : null);
  }
}
