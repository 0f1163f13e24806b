/**
 * Reads the list of the State Secretariat for Economic Affairs (SECO) of Switzerland.
 *
 * <p>Invariants: a target is known by its ssid, which it has in all editions. The history of a
 * target holds copies of what it was before; nothing but its days is read of it. A target whose
 * last modification has de-listed it is read with the day of that. What a target refers to by an id
 * (programmes, places, other targets) may stand anywhere in the file, which is read twice.
 */
@NullMarked
package org.lockstep.designation.lists.switzerland;

import org.jspecify.annotations.NullMarked;
