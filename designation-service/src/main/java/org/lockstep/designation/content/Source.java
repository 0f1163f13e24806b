package org.lockstep.designation.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact comes from. A media report never passes for an official fact.
 *
 * @param date of the source itself, may be partial
 */
public record Source(
    @NotNull Kind kind,
    @NotBlank @Size(max = 500) @PlainText String title,
    @Nullable @WebAddress String url,
    @Nullable @PartialDate String date) {

  /** Of a government or the United Nations, or of the press. */
  public enum Kind {
    OFFICIAL,
    MEDIA
  }
}
