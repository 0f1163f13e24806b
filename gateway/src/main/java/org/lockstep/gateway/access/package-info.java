/**
 * Who is calling: the access token of the realm, checked for signature, issuer, audience and time.
 *
 * <p>The gateway asks only whether the token is good. Roles are the services' business; they get
 * the token as it came and check it again.
 */
@NullMarked
package org.lockstep.gateway.access;

import org.jspecify.annotations.NullMarked;
