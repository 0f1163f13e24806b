/**
 * Where alerts go: the endpoints of partner systems. Invariants: an endpoint exists for its owner
 * and for whoever administers partners, and for nobody else; what an administrator stopped its
 * owner cannot start; of one owner no two lead to the same URL; only targets that {@link
 * org.lockstep.alert.endpoint.TargetPolicy} allows are ever connected to; a deleted endpoint is
 * gone from the API and gets nothing more, its alerts stay in the owner's feed.
 */
@NullMarked
package org.lockstep.alert.endpoint;

import org.jspecify.annotations.NullMarked;
