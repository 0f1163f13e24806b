/**
 * What the tests of the gateway share: services that note what reaches them, a client that writes
 * bytes, and the rules of the architecture. Every test goes through a real socket.
 */
@NullMarked
package org.lockstep.gateway;

import org.jspecify.annotations.NullMarked;
