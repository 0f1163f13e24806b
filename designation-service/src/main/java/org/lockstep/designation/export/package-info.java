/**
 * The register and its journal as files: all of it at one register state, what changed between two
 * states, and signed manifests by which a file can be checked offline.
 *
 * <p>Invariants: the bytes of a file follow from its format, register state and day, and from what
 * its reader may see, never from today or from what was recorded since; nothing is in a file that
 * is not in the register; no file is ever held in memory, neither its rows nor its bytes.
 */
@NullMarked
package org.lockstep.designation.export;

import org.jspecify.annotations.NullMarked;
