/**
 * Reference data: authorities with their organs, programmes with their shared theme, instruments.
 * It comes from versioned files of this service ({@code reference/*.json}), which are loaded at
 * every start, once for each version of a file; an administrator adds to it and changes it by API.
 *
 * <p>Invariants: a code, once given, is never removed or given to something else; an older service
 * never overwrites what a newer one has loaded, and no file what an administrator has changed;
 * every change is a version of its own and in the journal.
 */
@NullMarked
package org.lockstep.designation.authority;

import org.jspecify.annotations.NullMarked;
