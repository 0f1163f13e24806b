/**
 * What the gateway itself says when it does not pass a request on, to the caller ({@link
 * org.lockstep.http.problem}) and to the log.
 *
 * <p>A problem says what is wrong and what is allowed. It never says anything of the services
 * behind the gateway, of hosts or of classes.
 */
@NullMarked
package org.lockstep.gateway.problem;

import org.jspecify.annotations.NullMarked;
