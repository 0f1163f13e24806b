package org.lockstep.alert.owner;

import org.jspecify.annotations.Nullable;

/**
 * An owner that has, or had, endpoints.
 *
 * @param subject null where only the name of its client is known
 * @param since when its oldest endpoint was made, whether or not it still is there, in milliseconds
 *     of Unix time
 * @param clearance what it may read, by its place in {@link org.lockstep.http.marking.Tlp}; null
 *     while that is not known
 * @param suspended why nothing is sent to it now; null if it is
 */
record WatchedOwner(
    String id,
    @Nullable String subject,
    @Nullable String authority,
    String client,
    Long since,
    @Nullable String suspended,
    @Nullable Integer clearance) {}
