/**
 * Packages: one authority's dated set of entries, drafted, submitted, approved by other eyes and
 * released.
 *
 * <p>Invariants: an approval is of a content hash, and any edit voids it; nobody approves what they
 * have worked on; what is not released is known to nobody but the officers of its authority; a
 * release creates all designations and all owed events in one transaction, once; packages that
 * share designations bear one marking, and nobody is told of one that they may not see.
 */
@NullMarked
package org.lockstep.designation.release;

import org.jspecify.annotations.NullMarked;
