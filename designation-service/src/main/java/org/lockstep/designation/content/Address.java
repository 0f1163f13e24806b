package org.lockstep.designation.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** An address in one line, as published. */
public record Address(
    @NotBlank @Size(max = 1000) @PlainText String full, @Nullable @CountryCode String country) {}
