/**
 * Reads the files that authorities publish, and trusts none of them.
 *
 * <p>Invariants: text is strict UTF-8, and what is not is refused with the position of its first
 * wrong byte; no text has NUL or half a surrogate pair, however a format may write it; XML has no
 * document type, no entities of its own and nothing from elsewhere; archives are measured by the
 * bytes that come out of them; every record, value and nesting has a limit; records are handed on
 * one by one. Of a record it is known which values have been used, so that the rest can be kept,
 * too.
 */
@NullMarked
package org.lockstep.designation.lists.file;

import org.jspecify.annotations.NullMarked;
