/**
 * Reads what designation-service publishes and lists it on the right entity.
 *
 * <p>Invariants: the offset is committed only after the entity is written and its events are
 * published; a record that comes again changes nothing but finishes what was left undone; a record
 * that cannot be understood goes to the dead-letter topic at once, one that meets a store that is
 * down after minutes of trying.
 */
@NullMarked
package org.lockstep.entity.intake;

import org.jspecify.annotations.NullMarked;
