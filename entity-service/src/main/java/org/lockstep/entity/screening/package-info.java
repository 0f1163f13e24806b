/**
 * Who in the register somebody may be: names and what else is known of them, against all entities.
 *
 * <p>Invariants: an answer shows nothing that the caller may not read, and follows from nothing
 * else; what is shown is read from the store when it is shown, whatever was found in memory; what
 * could not be looked at in time is said; what was asked is kept nowhere.
 */
@NullMarked
package org.lockstep.entity.screening;

import org.jspecify.annotations.NullMarked;
