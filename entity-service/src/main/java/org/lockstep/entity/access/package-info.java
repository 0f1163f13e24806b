/** Who may come in: the used proofs of tokens that are bound to a key, in the store. */
@NullMarked
package org.lockstep.entity.access;

import org.jspecify.annotations.NullMarked;
