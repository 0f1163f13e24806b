/**
 * Where alerts go: the endpoints of partner systems. Invariants: an endpoint belongs to the client
 * of the token that made it and exists for no other; its URL never changes; only targets that
 * {@link org.lockstep.alert.endpoint.TargetPolicy} allows are ever connected to; a deleted endpoint
 * is gone from the API and gets nothing more, its alerts stay in the owner's feed.
 */
@NullMarked
package org.lockstep.alert.endpoint;

import org.jspecify.annotations.NullMarked;
