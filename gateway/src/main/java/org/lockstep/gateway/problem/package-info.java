/**
 * What the gateway itself says when it does not pass a request on: problem documents (RFC 9457).
 *
 * <p>A problem says what is wrong and what is allowed. It never says anything of the services
 * behind the gateway, of hosts or of classes. Its instance is the id of the request, which every
 * answer carries in {@code X-Request-Id}, too.
 */
@NullMarked
package org.lockstep.gateway.problem;

import org.jspecify.annotations.NullMarked;
