/**
 * Whether an access token still holds, and whether its holder has signed in as their roles ask
 * (docs/adr/023). Every service verifies a token by itself (signature, issuer, audience, time); a
 * token that passes is then asked about at Keycloak, because its officer, its client or its session
 * may be gone since it was made.
 *
 * <p>Invariants: only tokens that passed the local check are asked about or remembered, so a flood
 * of invented ones reaches neither Keycloak nor the memory; a token that Keycloak has disowned once
 * is refused for an hour, which is longer than it lives, while it is among the 20,000 that are
 * remembered, whether Keycloak can be reached or not; while Keycloak cannot be asked, all other
 * tokens hold by the local check alone (docs/adr/017); a token that is bound to a key never comes
 * without a proof of it, and one of a partner system is always bound (docs/adr/030).
 */
@NullMarked
package org.lockstep.http.access;

import org.jspecify.annotations.NullMarked;
