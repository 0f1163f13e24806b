package org.lockstep.designation.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name as the authority published it.
 *
 * @param script ISO 15924
 * @param language BCP 47
 * @param parts of the name, where the list gives them one by one
 * @param publishedId of this name in the list
 */
public record Name(
    @NotBlank @Size(max = 1000) @PlainText String name,
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
        String language,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 20)
        List<@NotNull @Valid LabelledValue> parts,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String note,
    @Nullable @Size(min = 1, max = 100) @PlainText String publishedId) {

  public Name {
    parts = Lists.orEmpty(parts);
  }

  /** A name of which nothing else is known. */
  public Name(
      String name,
      Kind kind,
      Strength strength,
      @Nullable String script,
      @Nullable String language) {
    this(name, kind, strength, script, language, List.of(), null, null);
  }

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
