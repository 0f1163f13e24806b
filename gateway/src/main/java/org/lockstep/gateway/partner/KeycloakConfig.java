package org.lockstep.gateway.partner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How partner systems are looked after at Keycloak. */
@ConfigMapping(prefix = "lockstep.gateway.partners")
interface KeycloakConfig {
  /** Most time for one answer of Keycloak. */
  @WithDefault("3S")
  Duration deadline();

  /** How often a gateway looks whether a change that was accepted was left undone. */
  @WithDefault("2S")
  Duration look();

  /** For how long nobody else takes a change up that a gateway works on. */
  @WithDefault("20S")
  Duration hold();

  /** For how long a change is tried again, while Keycloak does not answer. */
  @WithDefault("1H")
  Duration patience();
}
