package org.lockstep.designation.journal;

import java.util.UUID;

/**
 * What a sealed entry hides, for who may see it.
 *
 * @param record what it tells of
 * @param marking the number of its narrowest marking now
 * @param content what the leaf of a public entry would be
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Opened(UUID record, int marking, byte[] salt, byte[] content) {}
