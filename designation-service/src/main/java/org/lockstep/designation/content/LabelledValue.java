package org.lockstep.designation.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A value under the label that the authority gives it in its list.
 *
 * @param label as in the list's file, such as {@code SUBMITTED_BY}
 */
@Schema(name = "Published") // the name that clients know it by
public record LabelledValue(
    @NotBlank @Size(max = 200) @PlainText String label,
    @NotNull @Size(max = 20_000) @PlainText(lines = true) String value) {}
