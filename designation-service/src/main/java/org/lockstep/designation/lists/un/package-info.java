/**
 * Reads the consolidated list of the Security Council of the United Nations.
 *
 * <p>Invariants: a record is known by its REFERENCE_NUMBER, which it has in all editions; its
 * DATAID is another when the record is entered anew, and is only kept. What is done to a subject
 * follows from its regime's resolutions, and from the record's own words where a regime lists some
 * for a travel ban and others for an asset freeze. An alias is a name alone: spellings in other
 * scripts are names of their own, and what else its cell says is the name's note or a birth. The
 * vessels of resolution 1718 (2006) are published as a PDF, which no reader here takes.
 */
@NullMarked
package org.lockstep.designation.lists.un;

import org.jspecify.annotations.NullMarked;
