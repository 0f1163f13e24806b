/**
 * Reads the UK Sanctions List of the Foreign, Commonwealth and Development Office, as XML and as
 * CSV.
 *
 * <p>Invariants: a designation is known by its Unique ID; the OFSI Group ID, which newer ones no
 * longer get, is only kept. Both formats say the same, so both give the same entries: the CSV has a
 * row for every combination of names, addresses and so on, of which each is taken once, wherever
 * its rows are. A number of a state's register or of its taxpayers is told from any other by its
 * words, and where the words fit several states, by what else the list says of the subject.
 */
@NullMarked
package org.lockstep.designation.lists.uk;

import org.jspecify.annotations.NullMarked;
