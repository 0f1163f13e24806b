package org.lockstep.designation.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Particulars of a vessel or an aircraft, in the wording of the list. Tonnages are in tons as
 * published, mostly without a unit.
 *
 * @param type such as Crude Oil Tanker
 * @param model of an aircraft
 * @param length as published, mostly in metres
 */
public record Craft(
    @Nullable @NotBlank @Size(max = 500) @PlainText String type,
    @Nullable @NotBlank @Size(max = 500) @PlainText String model,
    @Nullable @NotBlank @Size(max = 100) @PlainText String deadweightTonnage,
    @Nullable @NotBlank @Size(max = 100) @PlainText String grossRegisteredTonnage,
    @Nullable @NotBlank @Size(max = 100) @PlainText String length) {}
