package org.lockstep.designation.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address in one line, as published.
 *
 * @param parts of the address, where the list gives them one by one
 * @param publishedId of this address in the list
 * @param source where it is not that of the whole record
 */
public record Address(
    @NotBlank @Size(max = 4000) @PlainText(lines = true) String full,
    @Nullable @CountryCode String country,
    @Nullable @Valid Source source,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 30)
        List<@NotNull @Valid LabelledValue> parts,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String note,
    @Nullable @Size(min = 1, max = 100) @PlainText String publishedId) {
  public Address {
    parts = Lists.orEmpty(parts);
  }
}
