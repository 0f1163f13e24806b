package org.lockstep.designation.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What ties the subject to a country, as published.
 *
 * @param country absent where the wording names none that has an ISO 3166-1 code
 */
public record CountryTie(
    @NotNull Kind kind,
    @Nullable @CountryCode String country,
    @NotBlank @Size(max = 500) @PlainText String asPublished,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String note,
    @Nullable @Size(min = 1, max = 100) @PlainText String publishedId) {

  /** SEAT: where an organisation is; JURISDICTION: by whose law it exists. */
  public enum Kind {
    NATIONALITY,
    CITIZENSHIP,
    SEAT,
    JURISDICTION,
    FLAG,
    FORMER_FLAG,
    OTHER
  }
}
