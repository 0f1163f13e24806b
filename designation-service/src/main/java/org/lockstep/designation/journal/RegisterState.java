package org.lockstep.designation.journal;

import java.time.Instant;

/**
 * What the register was between two transactions.
 *
 * @param size of the journal: how many entries lead up to it
 * @param rootHash of the tree over them, base64
 * @param recordedAt of the last of them; the epoch for the register before its first entry
 */
public record RegisterState(long size, String rootHash, Instant recordedAt) {}
