/**
 * Events that this service owes: they are written in the transaction that changes the state, and a
 * relay publishes them.
 *
 * <p>Invariants: nothing else in this service publishes; the relay picks rows by state ({@code
 * sent_at is null}), never by an id cursor; of one key at most one event is on its way at a time,
 * in the order of versions; what an edition of a list owes is sent after all else, and before what
 * is owed later under its own key; a row is marked after the broker's acknowledgement only. An
 * event may therefore be published twice, with the same {@code ce_id}, but never lost. One that no
 * broker will take is set aside with its reason, and what comes behind it goes on. NOTIFY wakes the
 * relay up; that it polls every second is what makes it correct.
 */
@NullMarked
package org.lockstep.designation.outbox;

import org.jspecify.annotations.NullMarked;
