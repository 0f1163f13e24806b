package org.lockstep.alert.intake;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are taken in. */
@ConfigMapping(prefix = "lockstep.alert.intake")
interface IntakeConfig {
  /** How long one event is tried while the store does not take it, before it is a dead letter. */
  @WithDefault("3m")
  Duration patience();
}
