/**
 * The entities as they are screened, in the memory of each replica: built from the store at start,
 * kept current from {@code lockstep.entities}.
 *
 * <p>Invariants: the topic only says which entities changed, the store says how; what is for
 * everybody is indexed without any marked record, and what a reader sees besides is laid over that
 * for this reader alone; nothing is answered before all of the store has been read; what was missed
 * on the way is found by comparing with the store.
 */
@NullMarked
package org.lockstep.entity.screening.feed;

import org.jspecify.annotations.NullMarked;
