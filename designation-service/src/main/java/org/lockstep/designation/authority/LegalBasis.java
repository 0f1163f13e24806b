package org.lockstep.designation.authority;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An instrument as other records refer to it.
 *
 * @param endedOn last day; absent while it is in force
 */
public record LegalBasis(
    String code, String title, @Nullable LocalDate endedOn, @Nullable String endReason) {
  static LegalBasis from(InstrumentItem instrument) {
    return new LegalBasis(
        instrument.code(), instrument.title(), instrument.endedOn(), instrument.endReason());
  }

  public boolean hasLapsedBy(LocalDate day) {
    return endedOn != null && endedOn.isBefore(day);
  }
}
