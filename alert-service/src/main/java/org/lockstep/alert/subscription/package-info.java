/**
 * Which events an owner wants at which of its endpoints. Invariants: a filter that is empty asks
 * nothing; one that is not empty needs the event to have one of its values, so an event without
 * that field does not match; of a package, one and the same target must pass all filters; a
 * subscription ends with its endpoint.
 */
@NullMarked
package org.lockstep.alert.subscription;

import org.jspecify.annotations.NullMarked;
