/**
 * Formats of one list are one list: what an edition says in a poorer format is completed with what
 * a richer one has said.
 *
 * <p>Invariants: what the format can say holds, also that something is no more; what it cannot say
 * stays as it was; the same edition in all formats of the list comes to the same content, in
 * whatever order they are read; nothing is completed but in the details that the reader names.
 */
@NullMarked
package org.lockstep.designation.lists.completion;

import org.jspecify.annotations.NullMarked;
