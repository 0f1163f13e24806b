/**
 * Requests to servers that others name. Invariants: a name is looked up once for a connection, and
 * every address it has must be public, unless the operator allowed the server; the connection goes
 * to one of those very addresses, while TLS asks for the name; no redirect is followed and no proxy
 * used; no look-up and no request holds a thread of its caller. Only what the operator names alone
 * is asked by other clients.
 */
@NullMarked
package org.lockstep.http.outbound;

import org.jspecify.annotations.NullMarked;
