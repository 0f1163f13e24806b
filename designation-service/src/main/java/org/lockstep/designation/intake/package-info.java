/**
 * What entity-service says on {@code lockstep.entities}: which entities there are and which one a
 * designation resolved to. Read only; the judgement is entity-service's.
 *
 * <p>Invariants: an entity's caption and fate follow its highest version, a designation's entity
 * follows its highest {@code assignment}, whatever the order and number of arrivals; an event is
 * acknowledged after its effect is committed. A record that can never be understood goes to the
 * dead-letter topic at once, one whose effect fails while the database answers is tried again for
 * minutes first; a database that is down is waited for.
 */
@NullMarked
package org.lockstep.designation.intake;

import org.jspecify.annotations.NullMarked;
