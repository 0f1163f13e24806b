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

  /**
   * How long a process may hold a delivery; over a name look-up and twice the deadline together.
   */
  @WithDefault("60s")
  Duration lease();

  /** Attempts made at a time to one endpoint that answers, by all processes together. */
  @WithDefault("4")
  int perEndpoint();

  /** For endpoints whose last attempt succeeded. */
  Answering answering();

  /** For endpoints whose last attempt failed, or that had none yet; each gets one at a time. */
  Doubtful doubtful();

  /** Threads that lease, sign and record; none waits for a receiver. */
  @WithDefault("8")
  int threads();

  /** How often to look for what is due, whether or not somebody rang. */
  @WithDefault("1s")
  Duration poll();

  /** Room of its own, which no other endpoint takes. */
  interface Answering {
    /** Attempts made at a time by this process. */
    @WithDefault("192")
    int atATime();

    /** Of them to the endpoints of one owner, by all processes together. */
    @WithDefault("32")
    int perOwner();
  }

  /** Room of its own, too: however many hang, they hold up nobody who answers. */
  interface Doubtful {
    /** Attempts made at a time by this process. */
    @WithDefault("64")
    int atATime();

    /** Of them to the endpoints of one owner, by all processes together. */
    @WithDefault("8")
    int perOwner();
  }
}
