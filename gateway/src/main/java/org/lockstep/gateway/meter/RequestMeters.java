package org.lockstep.gateway.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How long requests take, by route, as the services tell it of theirs. No tag holds what a caller
 * wrote: there are as many as routes, their methods and statuses.
 */
@ApplicationScoped
public class RequestMeters {
  /** For a path that no route has, and for a method that its route does not have. */
  public static final String NONE = "none";

  /** Clients that are counted by name; the console can make more of them than anybody looks at. */
  private static final int MOST_CLIENTS = 1_000;

  /** For all beyond those, and for addresses of whom it is not known who asks. */
  private static final String OTHERS = "others";

  private final MeterRegistry registry;
  private final Set<String> clients = ConcurrentHashMap.newKeySet();

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
    Timer.builder("http.server.request.duration")
        .tag("http.request.method", method)
        .tag("http.route", route)
        .tag("http.response.status_code", Integer.toString(status))
        .register(registry)
        .record(took);
  }

  /**
   * Counts a request that is refused because too many came.
   *
   * @param client of the caller; null where an address asks for too much, whoever it is
   */
  public void throttled(@Nullable String client) {
    String counted = OTHERS;
    if (client != null
        && (clients.contains(client) || (clients.size() < MOST_CLIENTS && clients.add(client)))) {
      counted = client;
    }
    Counter.builder("lockstep.requests.throttled")
        .description("Requests refused because their caller or address sent too many")
        .tag("client", counted)
        .register(registry)
        .increment();
  }
}
