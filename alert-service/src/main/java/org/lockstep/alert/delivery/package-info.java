/**
 * The journey of an alert to its endpoint. Workers lease what is due, send it outside any
 * transaction, keep one immutable row an attempt and write the result under the lease's number.
 * Invariants: the body is byte-identical in every attempt and the {@code webhook-id} never changes;
 * a worker that lost its lease (it was paused, its process died) changes nothing but adds the
 * attempt it made; an endpoint gets few attempts at a time, a failing one one; what is due at a
 * disabled endpoint waits.
 */
@NullMarked
package org.lockstep.alert.delivery;

import org.jspecify.annotations.NullMarked;
