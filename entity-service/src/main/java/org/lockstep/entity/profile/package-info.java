/**
 * The entity: who is behind the listing records of all authorities, as a document, as the profile
 * that readers get and as the events that other services get.
 *
 * <p>Invariants: one document is one write, guarded by its version; every write owes the event that
 * tells of it, inside the same document; a listing record is never altered, what the profile says
 * is computed from the records; an entity that was merged has no listings and points to the one
 * that lives on.
 */
@NullMarked
package org.lockstep.entity.profile;

import org.jspecify.annotations.NullMarked;
