/**
 * Takes in the events of the other services, what is there at once in one transaction. An event
 * becomes its alerts and their due deliveries in the one transaction that also marks it as seen, so
 * reading a topic twice changes nothing.
 *
 * <p>Invariants: no webhook is sent from here, and the deliveries are woken only where there is
 * something to deliver; nobody is told of a record that its owner's reader may not see as it is
 * marked now; the events of one key are taken in their order; a batch that fails is tried in
 * halves, so that an event fails alone; an event that can never be understood goes to the dead
 * letters at once, one that fails while the store answers after minutes; a store that is down is
 * waited for; the offset moves after the commit.
 */
@NullMarked
package org.lockstep.alert.intake;

import org.jspecify.annotations.NullMarked;
