package org.lockstep.designation.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * An address in one line, as published.
 *
 * @param source where it is not that of the whole record
 */
public record Address(
    @NotBlank @Size(max = 1000) @PlainText String full,
    @Nullable @CountryCode String country,
    @Nullable @Valid Source source) {}
