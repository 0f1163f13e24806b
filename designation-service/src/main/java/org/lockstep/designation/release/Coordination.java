package org.lockstep.designation.release;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.lockstep.designation.content.PlainText;
import org.lockstep.designation.content.Source;

/** Another authority that a package is said to have been coordinated with, and who says so. */
public record Coordination(
    @NotBlank @Size(max = 40) @PlainText String authority, @NotNull @Valid Source source) {}
