/**
 * Official lists on their way into the register: an uploaded file is read, compared with what the
 * list said last, and makes one package of what is new, changed and gone.
 *
 * <p>Invariants: a file is stored whole before anything is read of it; a run can begin anew at any
 * time, by any replica, until its one transaction that changes the register; nothing of an import
 * is visible in the register before all of it is; what looks wrong stops an import, and what a
 * person may judge waits for another operator than the one who uploaded it; the same content makes
 * nothing.
 */
@NullMarked
package org.lockstep.designation.listimport;

import org.jspecify.annotations.NullMarked;
