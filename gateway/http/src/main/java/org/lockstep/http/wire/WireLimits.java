package org.lockstep.http.wire;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How many connections there may be, and how long one may keep its place without asking. */
@ConfigMapping(prefix = "lockstep.http.wire")
public interface WireLimits {
  /** Connections at most. */
  @WithDefault("2000")
  int connections();

  /** Connections of one address at most, so that one caller cannot shut out all others. */
  @WithDefault("256")
  int connectionsPerAddress();

  /**
   * Addresses that may have as many connections as there are: proxies of our own, behind which all
   * callers have one address. What such a proxy says of its callers is not believed.
   */
  Optional<Set<InetAddress>> trustedProxies();

  /** From the accept, or from the first byte of a further request, until its head is there. */
  @WithDefault("10S")
  Duration headTimeout();

  /** How long a connection may stay open between two requests, or leave an answer unread. */
  @WithDefault("60S")
  Duration idleTimeout();
}
