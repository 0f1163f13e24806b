package org.lockstep.gateway.quota;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What whoever has no quota of its own may ask for, and what an address may. */
@ConfigMapping(prefix = "lockstep.gateway.quota")
public interface QuotaConfig {
  /** Requests a second. */
  @WithDefault("50")
  int rate();

  /** Requests at once. */
  @WithDefault("200")
  int burst();

  /**
   * Requests a second of one address, or of one /64 of IPv6, at this replica, whoever sends them; 0
   * for no bound, as behind an edge that has one address for all.
   */
  @WithDefault("200")
  int addressRate();

  /** Requests at once of one address. */
  @WithDefault("1000")
  int addressBurst();

  /** How long a request waits for the store; then the replica grants by itself. */
  @WithDefault("250MS")
  Duration deadline();

  /** How long the store is not asked after it has not answered. */
  @WithDefault("1S")
  Duration pause();

  default Quota everybody() {
    return new Quota(rate(), burst());
  }
}
