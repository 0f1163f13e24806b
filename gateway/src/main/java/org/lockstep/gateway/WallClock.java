package org.lockstep.gateway;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The time of the whole gateway; tests put one in its place that they can move. */
@Dependent
class WallClock {

  /** Ticks in microseconds, which is what PostgreSQL keeps: what is stored equals what is read. */
  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
  }
}
