/**
 * The journal: an append-only log of all that entered the register, as a Merkle tree (RFC 6962), so
 * that nobody, not even its keepers, can change the past unseen.
 *
 * <p>Invariants: an entry is appended in the transaction of the change it tells of; entries of one
 * transaction have one recorded time, and recorded times grow with the entries; nothing that is not
 * released is ever in it; the leaf of what is marked tells when it was recorded, and nothing else.
 * What was public when it entered stays public there.
 */
@NullMarked
package org.lockstep.designation.journal;

import org.jspecify.annotations.NullMarked;
