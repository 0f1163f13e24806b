package org.lockstep.designation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/**
 * The only source of the present: UTC, in milliseconds, so that a time reads the same before and
 * after it was stored.
 */
class WallClock {
  @Produces
  @ApplicationScoped
  Clock clock() {
    return Clock.tickMillis(java.time.ZoneOffset.UTC);
  }
}
