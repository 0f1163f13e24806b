package org.lockstep.gateway.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * How long requests take, by route, as the services tell it of theirs. No tag holds what a caller
 * wrote: there are as many as routes, their methods and statuses.
 */
@ApplicationScoped
public class RequestMeters {
  /** For a path that no route has, and for a method that its route does not have. */
  public static final String NONE = "none";

  private final MeterRegistry registry;

  RequestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Counts a request that has ended.
   *
   * @param method of the route, or {@link #NONE}
   * @param route its path with names in braces, or {@link #NONE}
   */
  public void ended(String method, String route, int status, Duration took) {
    Timer.builder("http.server.requests")
        .tag("method", method)
        .tag("uri", route)
        .tag("status", Integer.toString(status))
        .register(registry)
        .record(took);
  }
}
