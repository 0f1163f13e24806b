/**
 * What every list has in common: how an entry of any of them becomes an entry of the register.
 *
 * <p>Invariants: a reader takes what it knows and hands on all the rest as extras, so that nothing
 * is dropped; normal forms (dates, countries, identifiers) stand beside the wording they were read
 * from; whatever a reader emits shows all that it holds and fits the limits of the register, and
 * what does not fit is among the extras; a reader derives nothing that its file does not say; no
 * pattern looks at a character over and over.
 */
@NullMarked
package org.lockstep.designation.lists.reading;

import org.jspecify.annotations.NullMarked;
