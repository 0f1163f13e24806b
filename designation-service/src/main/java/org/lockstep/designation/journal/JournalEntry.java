package org.lockstep.designation.journal;

import java.time.Instant;

/**
 * One entry as it is stored.
 *
 * @param kind such as {@code designation.published}
 * @param leaf the bytes whose hash is in the tree; kind and recorded time are in them too
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record JournalEntry(long index, String kind, Instant recordedAt, byte[] leaf) {}
