/**
 * Entities of FollowTheMoney (https://followthemoney.tech) as JSON lines: exports of OpenSanctions
 * and of Lockstep itself.
 *
 * <p>Invariants: an edition is whole, changes alone are refused; what points at a thing is joined
 * to it, wherever it stands in the file; a sanction of another authority is told, and is no measure
 * of the authority whose list is read; every property has a place.
 */
@NullMarked
package org.lockstep.designation.lists.ftm;

import org.jspecify.annotations.NullMarked;
