/**
 * Reference data: authorities with their organs, programmes with their shared theme, instruments.
 * It comes from versioned files of this service ({@code reference/*.json}), which are loaded at
 * every start, once for each version of a file.
 *
 * <p>Invariants: a code, once given, is never removed or given to something else; an older service
 * never overwrites what a newer one has loaded.
 */
@NullMarked
package org.lockstep.designation.authority;

import org.jspecify.annotations.NullMarked;
