package org.lockstep.designation.joint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.PlainText;

/**
 * A joint action as its coordinator opens it.
 *
 * @param reference the coordinator's own, unique for it but for cancelled ones; never changes
 * @param title is public from the release on
 * @param note for the participants only
 */
record NewJointAction(
    @NotNull
        @Pattern(
            regexp = "[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}",
            message =
                "must be 1 to 100 of the characters A-Z a-z 0-9 . _ : / - and start with a letter or"
                    + " digit")
        String reference,
    @NotBlank @Size(max = 500) @PlainText String title,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String note) {}
