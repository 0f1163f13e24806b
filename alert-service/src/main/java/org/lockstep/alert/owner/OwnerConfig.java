package org.lockstep.alert.owner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Keycloak is asked about owners. */
@ConfigMapping(prefix = "lockstep.alert.owners")
interface OwnerConfig {
  /** How often each owner is asked about; what is taken from one bites within twice that. */
  @WithDefault("5s")
  Duration every();

  /** Most time for one answer. */
  @WithDefault("2s")
  Duration deadline();

  /** After how long without an answer the health check says so. */
  @WithDefault("2m")
  Duration patience();
}
