package org.lockstep.designation.content;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A date of the subject's life, as sure as the authority states it.
 *
 * @param from first day it may be, may be partial; absent where the wording says no date
 * @param to last day it may be, where it is another than {@code from}
 * @param asPublished the list's own wording, where it is not {@code from}
 */
public record StatedDate(
    @NotNull Kind kind,
    @NotNull Precision precision,
    @Nullable @PartialDate String from,
    @Nullable @PartialDate String to,
    @Nullable @Size(min = 1, max = 500) @PlainText String asPublished,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String note,
    @Nullable @Size(min = 1, max = 100) @PlainText String publishedId) {

  /** MODIFIED: when the authority last changed what it says of the subject. */
  public enum Kind {
    BIRTH,
    DEATH,
    BUILD,
    INCORPORATION,
    DISSOLUTION,
    MODIFIED,
    OTHER
  }

  /** EXACT: the day, month or year that is given; UNKNOWN: the wording says no date. */
  public enum Precision {
    EXACT,
    CIRCA,
    RANGE,
    UNKNOWN
  }
}
