/**
 * The two times of every read: {@code validAt}, the day on which something holds, and {@code
 * knownAt}, what the register knew by then.
 *
 * <p>Invariant: the same two times give the same answer for ever, to whoever may see the same and
 * whatever is recorded meanwhile; so a time that has not come yet is refused.
 */
@NullMarked
package org.lockstep.designation.asof;

import org.jspecify.annotations.NullMarked;
