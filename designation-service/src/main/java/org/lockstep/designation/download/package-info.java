/**
 * Answers that are too long for the memory: each is written to a file first, and sent from there
 * without a thread, a connection to the database or a transaction, however slowly it is read.
 *
 * <p>Invariants: nothing is sent before all of it is written, so that an answer is whole or is
 * known to be cut off by its length; a bounded number is written at a time, and a bounded number
 * sent, in all and for each caller; every answer ends in a bounded time, and its file with it.
 */
@NullMarked
package org.lockstep.designation.download;

import org.jspecify.annotations.NullMarked;
