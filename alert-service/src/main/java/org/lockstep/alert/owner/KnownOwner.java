package org.lockstep.alert.owner;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An owner as an administrator sees it. */
public record KnownOwner(
    String id,
    @Nullable String subject,
    @Nullable String authority,
    String client,
    @Nullable Instant suspendedAt,
    @Nullable String suspendedBecause) {}
