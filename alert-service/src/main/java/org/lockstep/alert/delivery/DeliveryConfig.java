package org.lockstep.alert.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How deliveries are made. */
@ConfigMapping(prefix = "lockstep.alert.delivery")
interface DeliveryConfig {
  /** How long to wait before each attempt; after the last one fails the delivery is exhausted. */
  @WithDefault("0s,5s,5m,30m,2h,5h,10h,14h,20h,24h")
  List<Duration> schedule();

  /** By which share a wait is made longer or shorter at random, so that retries spread. */
  @WithDefault("0.2")
  double jitter();

  /** Most time from connecting to the last byte of the answer. */
  @WithDefault("20s")
  Duration deadline();

  /** How long a worker may hold a delivery; well over name lookup and deadline together. */
  @WithDefault("60s")
  Duration lease();

  /** Attempts made at a time by this process. */
  @WithDefault("16")
  int workers();

  /** Attempts made at a time to one endpoint, by all processes together. */
  @WithDefault("4")
  int perEndpoint();

  /** How often to look for what is due, whether or not somebody rang. */
  @WithDefault("1s")
  Duration poll();
}
