/**
 * The alerts of each owner as a feed: what was told, whether or not it could be delivered.
 * Invariants: an alert never changes and is never removed; an owner's alerts are numbered without
 * gaps, in the order in which they become visible, so that a reader of the feed skips none; who
 * reads sees those whose records it may see now.
 */
@NullMarked
package org.lockstep.alert.alert;

import org.jspecify.annotations.NullMarked;
