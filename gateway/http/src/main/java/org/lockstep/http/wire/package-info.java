/**
 * What a service takes from a socket at all, before anything of the service sees it: how many
 * connections there are, how long one may take to say what it wants, and which bytes are a request.
 *
 * <p>Every accepted connection is counted until its socket is closed, whoever closes it and
 * whatever else is told to watch it; so no place can leak. Those who say nothing are given up
 * first. What is not a clear request of HTTP/1.1 is refused with a problem document (RFC 9457), and
 * nothing behind it is looked at.
 *
 * <p>It works on the channels of the HTTP server of Quarkus, once that listens, because neither
 * Quarkus nor Vert.x let an application set what answers a request that cannot be read.
 */
@NullMarked
package org.lockstep.http.wire;

import org.jspecify.annotations.NullMarked;
