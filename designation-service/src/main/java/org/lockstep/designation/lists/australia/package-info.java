/**
 * The Consolidated List of Australia, as its Department of Foreign Affairs and Trade publishes it:
 * a workbook, or the same columns as CSV.
 *
 * <p>Invariants: rows of one reference number are one subject, wherever they are; a number that is
 * there for two subjects makes two entries; each measure is one that the list says to be imposed; a
 * fact that is read out of running text stands beside that text.
 */
@NullMarked
package org.lockstep.designation.lists.australia;

import org.jspecify.annotations.NullMarked;
