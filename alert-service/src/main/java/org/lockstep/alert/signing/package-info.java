/**
 * Signs webhooks by Standard Webhooks 1.0: {@code v1a} (ed25519, the key of this service, public at
 * {@code /api/v1/keys}) and {@code v1} (HMAC-SHA256, a secret of the endpoint). Invariants: what is
 * signed are the very bytes sent; private keys and secrets are stored sealed (AES-256-GCM under the
 * master key, whose id is in the row), and a secret is shown in one answer, whose repeats are kept
 * sealed for a day; however many replicas start at once, there is one current service key.
 */
@NullMarked
package org.lockstep.alert.signing;

import org.jspecify.annotations.NullMarked;
