/**
 * The annex of the notice by which Korea's Financial Services Commission restricts financial
 * transactions (금융거래등제한대상자), as the law portal publishes it, and as plain text.
 *
 * <p>Invariants: an entry is text, and what of it is not understood is kept as a remark; the
 * numbers of the entries shift between notices and are no part of an entry; somebody is a person
 * only by what the entry or its section says.
 */
@NullMarked
package org.lockstep.designation.lists.korea;

import org.jspecify.annotations.NullMarked;
