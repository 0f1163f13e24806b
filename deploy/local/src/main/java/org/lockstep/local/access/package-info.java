/**
 * Signing in to a Lockstep on this machine as its officers and partner systems do, without a
 * browser: the authorization code flow with PKCE for an officer, a signed assertion ({@code
 * private_key_jwt}) and tokens bound to a key (DPoP) for a partner system. There is no short cut
 * past Keycloak, so what an administrator changes there holds here, too. Tokens go to the caller
 * and nowhere else.
 */
@NullMarked
package org.lockstep.local.access;

import org.jspecify.annotations.NullMarked;
