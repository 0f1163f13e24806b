package org.lockstep.alert.grouping;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When what an edition of a list brings is told together. */
@ConfigMapping(prefix = "lockstep.alert.grouping")
interface GroupingConfig {
  /** How long nothing more must have come before it is told. */
  @WithDefault("10s")
  Duration quiet();

  /** How long the first that waits may wait at most. */
  @WithDefault("2m")
  Duration longest();

  /** Events in one alert; further ones are in further alerts. */
  @WithDefault("500")
  int mostEvents();

  /** How often to look for what is to be told. */
  @WithDefault("1s")
  Duration poll();
}
