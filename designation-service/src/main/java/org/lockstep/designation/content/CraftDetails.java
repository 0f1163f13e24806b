package org.lockstep.designation.content;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Particulars of a vessel or an aircraft, in the wording of the list. Tonnages are in tons as
 * published, mostly without a unit.
 *
 * @param type such as Crude Oil Tanker
 * @param model of an aircraft
 * @param length as published, mostly in metres
 */
@Schema(name = "Craft") // the name that clients know it by
public record CraftDetails(
    @Nullable @Size(min = 1, max = 500) @PlainText String type,
    @Nullable @Size(min = 1, max = 500) @PlainText String model,
    @Nullable @Size(min = 1, max = 100) @PlainText String deadweightTonnage,
    @Nullable @Size(min = 1, max = 100) @PlainText String grossRegisteredTonnage,
    @Nullable @Size(min = 1, max = 100) @PlainText String length) {}
