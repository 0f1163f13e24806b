/**
 * Reads what designation-service publishes and lists it on the right entity, many at once.
 *
 * <p>Invariants: the offset is committed only after the entities of the whole batch are written and
 * their events are published; versions of one designation are taken in order; a record that comes
 * again changes nothing but finishes what was left undone; a record that cannot be understood goes
 * to the dead-letter topic, alone and at once, one that fails while the store answers after minutes
 * of trying; a store that is down is waited for.
 */
@NullMarked
package org.lockstep.entity.intake;

import org.jspecify.annotations.NullMarked;
