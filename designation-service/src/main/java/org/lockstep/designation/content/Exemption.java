package org.lockstep.designation.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a measure does not forbid, or may be permitted.
 *
 * @param instrument code of the legal basis, where it is another than that of the measure
 */
public record Exemption(
    @NotNull Kind kind,
    @NotBlank @Size(max = 4000) @PlainText(lines = true) String text,
    @Nullable @Size(min = 1, max = 40) @PlainText String instrument) {

  /** BASIC_NEEDS: food, rent, medicine; PRIOR_CONTRACT: concluded before the listing. */
  public enum Kind {
    HUMANITARIAN,
    BASIC_NEEDS,
    LEGAL_FEES,
    PRIOR_CONTRACT,
    DIPLOMATIC,
    SAFETY,
    OTHER
  }
}
