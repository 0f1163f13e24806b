package org.lockstep.gateway.access;

import io.smallrye.config.ConfigMapping;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/** Who ends TLS before the gateway. */
@ConfigMapping(prefix = "lockstep.gateway.edge")
interface EdgeConfig {
  /**
   * Addresses of edges that say in {@code Client-Cert} (RFC 9440) which certificate a caller has
   * shown to them. From anybody else the header counts for nothing. An edge must take out the one
   * that a caller sends, and nothing else may be able to connect from its address.
   */
  Optional<Set<InetAddress>> addresses();
}
