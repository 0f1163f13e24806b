/**
 * What several features need to speak HTTP: bodies that may be absent, lines of CSV, how long a
 * request waits.
 *
 * <p>Invariant: a request that is not understood in full is refused; nothing in it is silently
 * ignored.
 */
@NullMarked
package org.lockstep.designation.http;

import org.jspecify.annotations.NullMarked;
