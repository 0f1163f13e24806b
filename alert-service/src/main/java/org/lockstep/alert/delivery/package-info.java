/**
 * The journey of an alert to its endpoint. A dispatcher leases what is due, sends it outside any
 * transaction, keeps one immutable row an attempt and writes the result under the lease's number.
 * Invariants: the body is byte-identical in every attempt and the {@code webhook-id} never changes;
 * nothing is sent that could not end under its lease; a process that lost its lease (it was paused,
 * or died) changes nothing but adds the attempt it made; an endpoint gets few attempts at a time,
 * and a failing endpoint one; an owner's endpoints get a share, and those that do not answer never
 * take the room of those that do; what is due at a disabled endpoint waits; at each attempt it is
 * looked at once more whether the endpoint's owner may be told, and what may not be told is
 * withheld.
 */
@NullMarked
package org.lockstep.alert.delivery;

import org.jspecify.annotations.NullMarked;
