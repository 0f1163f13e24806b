/**
 * Statements: what somebody said about packages, designations or entities, recorded by an authority
 * with its source.
 *
 * <p>Invariants: a statement is about released things only and never tells that an unreleased one
 * exists; it is for nobody who may not see what it is about; it is never altered, and the service's
 * database role could not; it, its entry in the journal and its event are recorded in one
 * transaction.
 */
@NullMarked
package org.lockstep.designation.statement;

import org.jspecify.annotations.NullMarked;
