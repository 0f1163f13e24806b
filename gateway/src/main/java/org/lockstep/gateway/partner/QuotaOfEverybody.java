package org.lockstep.gateway.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What whoever has no quota of its own may ask for. */
@ConfigMapping(prefix = "lockstep.gateway.quota")
public interface QuotaOfEverybody {
  /** Requests a second. */
  @WithDefault("50")
  int rate();

  /** Requests at once. */
  @WithDefault("200")
  int burst();

  default Quota quota() {
    return new Quota(rate(), burst());
  }
}
