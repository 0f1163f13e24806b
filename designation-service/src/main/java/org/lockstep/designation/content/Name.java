package org.lockstep.designation.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A name as the authority published it.
 *
 * @param script ISO 15924
 * @param language BCP 47
 */
public record Name(
    @NotBlank @Size(max = 500) @PlainText String name,
    @NotNull Kind kind,
    @NotNull Strength strength,
    @Nullable
        @Pattern(
            regexp = "[A-Z][a-z]{3}",
            message = "must be an ISO 15924 script such as Latn or Hang")
        String script,
    @Nullable
        @Pattern(
            regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}",
            message = "must be a BCP 47 language such as ko or ru-Latn")
        String language) {

  /** PREVIOUS: a former name, for example of a renamed vessel. */
  public enum Kind {
    PRIMARY,
    ALIAS,
    PREVIOUS
  }

  /** WEAK: too common or too vague to identify by itself. */
  public enum Strength {
    STRONG,
    WEAK
  }
}
