/**
 * The lists of the European Union: the financial sanctions file of the Commission, and the annexes
 * of the acts in the Official Journal as tables.
 *
 * <p>Invariants: a value keeps the act that brought it into the list; the XML and the CSV of the
 * financial sanctions file give the same wherever both say it; the keys are those of the list where
 * it has some, else they are made of what an entry says and never of where it stands; tables of
 * amendments add to a consolidated table and never stand for one.
 */
@NullMarked
package org.lockstep.designation.lists.eu;

import org.jspecify.annotations.NullMarked;
