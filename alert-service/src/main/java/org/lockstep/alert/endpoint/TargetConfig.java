package org.lockstep.alert.endpoint;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** What the operator says about targets. */
@ConfigMapping(prefix = "lockstep.alert")
interface TargetConfig {
  /**
   * {@code host:port}, or {@code host:*} for any port, of receivers that may be private, literal
   * addresses and plain http: those of the machine itself, for local use. Nothing by default.
   */
  Optional<Set<String>> allowedTargets();
}
