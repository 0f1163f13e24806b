/**
 * Japan's list of those its economic sanctions are on, a workbook of the Ministry of Finance with
 * one sheet for each programme.
 *
 * <p>Invariants: columns are known by what their header says, for every sheet has others; text is
 * NFKC, so that full-width digits and brackets are plain ones; a wording with a date that is not
 * understood stays a wording; the list has no ids, so that a key is made of the sheet, the notice
 * and the names.
 */
@NullMarked
package org.lockstep.designation.lists.japan;

import org.jspecify.annotations.NullMarked;
