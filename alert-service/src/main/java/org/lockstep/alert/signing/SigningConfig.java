package org.lockstep.alert.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What signing needs to be told. */
@ConfigMapping(prefix = "lockstep.alert")
interface SigningConfig {
  /** Base64 of the 32 bytes under which keys and secrets are sealed. No default. */
  String masterKey();

  /**
   * The master key that comes next, or that was before, while one is changed for the other: what is
   * sealed under it is opened, and sealed under {@link #masterKey} at the next start.
   */
  Optional<String> otherMasterKey();

  /** A key that signs alerts and was made before is replaced at the next start. */
  Optional<Instant> serviceKeySince();

  /**
   * How long a replaced secret of an endpoint goes on signing beside the new one, and a replaced
   * key of this service is published.
   */
  @WithDefault("24h")
  Duration secretOverlap();
}
