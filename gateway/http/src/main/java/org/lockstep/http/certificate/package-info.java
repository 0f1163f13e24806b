/**
 * Tokens that are bound to a certificate of their holder (RFC 8705): whoever steals one cannot use
 * it without the private key of the certificate, with which the holder makes each connection.
 *
 * <p>The gateway sees the connection, the services do not. So it vouches for the certificate to the
 * service that it hands a request to, with a key that only the two have.
 *
 * <p>Invariants: a certificate is looked at only after its token was verified; no header of a
 * caller tells which certificate there is; a voucher is good for one request, for half a minute,
 * once, and at one service (docs/adr/035).
 */
@NullMarked
package org.lockstep.http.certificate;

import org.jspecify.annotations.NullMarked;
