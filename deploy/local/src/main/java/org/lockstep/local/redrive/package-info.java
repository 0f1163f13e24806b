/**
 * Dead letters: what lies in the topics {@code <topic>.<service>.dead}, and the way back for it.
 *
 * <p>Invariants: a record goes back with its key, its headers and its value, and with a marker; one
 * that was cut is fetched from its place and is what it was by its digest, or it does not go back;
 * what went back is noted in the topic of dead letters, after the broker's answer, and does not go
 * back again.
 */
@NullMarked
package org.lockstep.local.redrive;

import org.jspecify.annotations.NullMarked;
