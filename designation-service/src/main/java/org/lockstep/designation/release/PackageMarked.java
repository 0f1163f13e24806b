package org.lockstep.designation.release;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lockstep.http.marking.Marking;

/**
 * Data of {@code org.lockstep.package.marked.v1}: who may see the package from now on.
 *
 * @param designationIds of all that it has said anything of
 */
record PackageMarked(
    UUID packageId,
    String reference,
    String authority,
    List<UUID> designationIds,
    Marking marking,
    Marking previousMarking,
    String reason,
    Instant markedAt) {}
