package org.lockstep.designation.authority;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A legal basis or a mandate; dates are absent where they are not known for sure.
 *
 * @param endedOn last day it was in force
 * @param url http or https
 */
record InstrumentItem(
    @NotNull @Pattern(regexp = ReferenceItem.CODE, message = ReferenceItem.CODE_MESSAGE)
        String code,
    @NotBlank String authority,
    @NotBlank @Size(max = 1000) @Readable String title,
    @NotNull Kind kind,
    @Nullable LocalDate inForceFrom,
    @Nullable LocalDate endedOn,
    @Nullable @Size(min = 1, max = 4000) @Readable String endReason,
    @Nullable @Size(max = 2000) @Pattern(regexp = "https?://[\\x21-\\x7e]+") String url)
    implements ReferenceItem {

  /** NOTICE: of an organ; MANDATE: given to a body that monitors. */
  enum Kind {
    LAW,
    REGULATION,
    EXECUTIVE_ORDER,
    NOTICE,
    RESOLUTION,
    MANDATE
  }

  /** What an instrument is on a day. */
  enum Status {
    NOT_YET_IN_FORCE,
    IN_FORCE,
    ENDED
  }

  Status on(LocalDate day) {
    if (inForceFrom != null && inForceFrom.isAfter(day)) {
      return Status.NOT_YET_IN_FORCE;
    }
    return endedOn != null && endedOn.isBefore(day) ? Status.ENDED : Status.IN_FORCE;
  }

  /**
   * An instrument as the API shows it.
   *
   * @param status on the day asked for
   */
  record Shown(
      String code,
      String authority,
      String title,
      Kind kind,
      Status status,
      @Nullable LocalDate inForceFrom,
      @Nullable LocalDate endedOn,
      @Nullable String endReason,
      @Nullable String url) {
    static Shown of(InstrumentItem item, LocalDate day) {
      return new Shown(
          item.code,
          item.authority,
          item.title,
          item.kind,
          item.on(day),
          item.inForceFrom,
          item.endedOn,
          item.endReason,
          item.url);
    }
  }
}
