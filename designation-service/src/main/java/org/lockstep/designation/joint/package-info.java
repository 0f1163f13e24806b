/**
 * Joint actions: packages of several authorities that are released together, at one instant and in
 * one transaction.
 *
 * <p>Invariants: before the release nobody but the participants knows of a joint action, and of
 * each other's parts they know what each part allows; an authority's part is its own, and its mark
 * "ready" is its consent to the release of exactly that content; a part that cannot be released is
 * left out and does not stop the rest.
 */
@NullMarked
package org.lockstep.designation.joint;

import org.jspecify.annotations.NullMarked;
