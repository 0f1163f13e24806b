package org.lockstep.designation.authority;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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

  static Map<String, LegalBasis> byCode(List<InstrumentItem> instruments) {
    return instruments.stream().collect(Collectors.toMap(InstrumentItem::code, LegalBasis::from));
  }

  public boolean hasLapsedBy(LocalDate day) {
    return endedOn != null && endedOn.isBefore(day);
  }
}
