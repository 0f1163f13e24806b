/**
 * Reads the lists of the Office of Foreign Assets Control (OFAC) of the United States: the SDN list
 * and the consolidated list of the others, in the three formats that OFAC publishes them in.
 *
 * <p>Invariants: the key is the number of the subject (uid, ent_num, FixedRef), which is the same
 * in all formats; all three say things of a subject under the same labels, which have one meaning
 * each; a piece of Remarks that has no known label stays as it is.
 */
@NullMarked
package org.lockstep.designation.lists.ofac;

import org.jspecify.annotations.NullMarked;
