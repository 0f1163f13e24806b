package org.lockstep.designation.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** How to reach the subject, as published; never called up by anything here. */
public record Contact(
    @NotNull Kind kind,
    @NotBlank @Size(max = 1000) @PlainText String value,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String note) {

  /** By what means. */
  public enum Kind {
    WEBSITE,
    EMAIL,
    PHONE,
    FAX,
    OTHER
  }
}
