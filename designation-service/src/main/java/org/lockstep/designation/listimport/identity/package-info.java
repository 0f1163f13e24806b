/**
 * Who an entry of a list is: whether two entries speak of one subject, and which entry of the last
 * edition lives on under another key.
 *
 * <p>Invariants: nothing here knows the register or the database; what is compared is a pair of
 * entries of one list; no more work is done for many entries of one name than for as many of
 * different names.
 */
@NullMarked
package org.lockstep.designation.listimport.identity;

import org.jspecify.annotations.NullMarked;
