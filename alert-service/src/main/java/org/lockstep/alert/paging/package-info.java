/**
 * Lists in pages: {@code limit} (1 to 500, 100 if not given) and an opaque {@code after}.
 * Invariant: a page continues after the last row of the one before by key, so rows that appear or
 * vanish meanwhile neither repeat nor hide others; a cursor of a filtered list is of that filter
 * alone.
 */
@NullMarked
package org.lockstep.alert.paging;

import org.jspecify.annotations.NullMarked;
