package org.lockstep.designation.statement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CountryCode;
import org.lockstep.designation.content.PlainText;
import org.lockstep.designation.content.RegisterDate;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.marking.WrittenMarking;

/**
 * A statement as an officer records it.
 *
 * @param reference the recording authority's own, unique for it
 * @param country of the speaker
 * @param marking who may see it: everybody unless said, but nobody who may not see what it is about
 */
record NewStatement(
    @NotNull
        @Pattern(
            regexp = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}",
            message =
                "must be 1 to 100 of the characters A-Z a-z 0-9 . _ : / - and start with a letter or"
                    + " digit")
        String reference,
    @NotNull StatementKind kind,
    @NotBlank @Size(max = 500) @PlainText String speaker,
    @Nullable @CountryCode String country,
    @NotNull @RegisterDate LocalDate date,
    @NotBlank @Size(max = 4000) @PlainText(lines = true) String text,
    @NotNull @Valid About about,
    @NotNull @Valid Source source,
    @Nullable @Valid WrittenMarking marking) {}
