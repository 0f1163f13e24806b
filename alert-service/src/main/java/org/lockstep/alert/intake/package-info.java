/**
 * Takes in the events of the other services. An event becomes its alerts and their due deliveries
 * in the one transaction that also marks it as seen, so reading a topic twice changes nothing.
 * Invariants: no webhook is sent from here; an event that can never be understood goes to the dead
 * letters at once; a store that is down is waited for, but not for ever; the offset moves after the
 * commit.
 */
@NullMarked
package org.lockstep.alert.intake;

import org.jspecify.annotations.NullMarked;
