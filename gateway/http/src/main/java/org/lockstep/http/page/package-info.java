/**
 * Lists in pages: {@code limit} and {@code after}, which takes the {@code next} of the page before.
 *
 * <p>Invariant: a page continues by key after the last row of the one before, so that rows which
 * come or go meanwhile neither repeat nor hide others; and a cursor tells nothing, cannot be
 * altered, and is good for one caller's reading of one list alone.
 */
@NullMarked
package org.lockstep.http.page;

import org.jspecify.annotations.NullMarked;
