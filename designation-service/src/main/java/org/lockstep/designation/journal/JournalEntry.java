package org.lockstep.designation.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it is stored.
 *
 * @param kind such as {@code designation.published}; {@code sealed} of one that is not for
 *     everybody
 * @param leaf the bytes whose hash is in the tree; kind and recorded time are in them too
 * @param opened what a sealed one hides, for who may see it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record JournalEntry(
    long index, String kind, Instant recordedAt, byte[] leaf, @Nullable Opened opened) {}
