/**
 * Which requests the gateway takes at all, before it asks who sent them: their form on the wire,
 * the size of their body, how many follow on one connection.
 *
 * <p>A path that passes here has nothing left to decode or to normalise, so that the gateway and
 * the service behind it cannot read it in two ways. Nothing is repaired: what is not clear is
 * refused.
 */
@NullMarked
package org.lockstep.gateway.limit;

import org.jspecify.annotations.NullMarked;
