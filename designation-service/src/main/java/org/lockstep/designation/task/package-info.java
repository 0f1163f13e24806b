/**
 * What the service does by itself, without a request: threads that go round until it stops.
 *
 * <p>Invariants: a loop ends only when it is told to; a round that fails is logged, once until a
 * round succeeds again, and is tried again after a pause; whoever stops a loop waits for a bounded
 * time; how long ago a round last succeeded is a meter.
 */
@NullMarked
package org.lockstep.designation.task;

import org.jspecify.annotations.NullMarked;
