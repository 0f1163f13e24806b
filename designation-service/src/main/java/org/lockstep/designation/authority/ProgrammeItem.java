package org.lockstep.designation.authority;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A sanctions regime of one authority.
 *
 * @param theme that the authorities share, such as DPRK
 */
record ProgrammeItem(
    @NotNull @Pattern(regexp = ReferenceItem.CODE, message = ReferenceItem.CODE_MESSAGE)
        String code,
    @NotBlank String authority,
    @NotBlank @Size(max = 500) @Readable String name,
    @NotNull @Pattern(regexp = ReferenceItem.CODE, message = ReferenceItem.CODE_MESSAGE)
        String theme)
    implements ReferenceItem {}
