package org.lockstep.alert.signing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What signing needs to be told. */
@ConfigMapping(prefix = "lockstep.alert")
interface SigningConfig {
  /** Base64 of the 32 bytes under which keys and secrets are sealed. No default. */
  String masterKey();

  /** How long a replaced secret of an endpoint goes on signing beside the new one. */
  @WithDefault("24h")
  Duration secretOverlap();
}
