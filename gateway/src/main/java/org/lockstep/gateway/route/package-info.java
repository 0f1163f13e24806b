/**
 * The way of a request to its service. {@link org.lockstep.gateway.route.RouteTable} is the list of
 * all that passes; what is not in it is never sent on.
 *
 * <p>Bodies stream through in both directions and are never held whole. A service that does not
 * answer in time, or is not there, becomes a problem document; a caller that goes away takes its
 * request to the service with it.
 */
@NullMarked
package org.lockstep.gateway.route;

import org.jspecify.annotations.NullMarked;
