package org.lockstep.designation.joint;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An authority's part as it wants it to be.
 *
 * @param visibility to the other participants before the release; nothing unless told
 * @param ready consent to the release of the package's approved content as it is now
 */
record PartRequest(
    @NotNull UUID packageId, @Nullable Visibility visibility, @Nullable Boolean ready) {}
