/**
 * Which requests the gateway takes at all, before it asks who sent them: their form and the size of
 * their body. What is no clear HTTP/1.1 does not come this far ({@link org.lockstep.http.wire}).
 *
 * <p>A path that passes here has nothing left to decode or to normalise, so that the gateway and
 * the service behind it cannot read it in two ways. Nothing is repaired: what is not clear is
 * refused.
 */
@NullMarked
package org.lockstep.gateway.limit;

import org.jspecify.annotations.NullMarked;
