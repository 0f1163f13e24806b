package org.lockstep.designation.register;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.SubjectType;

/** Which designations are asked for; what is null does not restrict. */
record Filter(
    @Nullable String authority,
    @Nullable String country,
    @Nullable String measure,
    @Nullable SubjectType subjectType,
    @Nullable String programme,
    @Nullable UUID entity,
    @Nullable UUID packageId) {}
