package org.lockstep.gateway.route;

import static org.lockstep.gateway.meter.RequestMeters.NONE;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.lockstep.gateway.meter.RequestMeters;
import org.lockstep.gateway.problem.PlainText;
import org.lockstep.http.problem.RequestId;

/**
 * One line a request, and its time. Of its target only the path: query strings hold names that
 * people asked for, and at times a token.
 */
@ApplicationScoped
class AccessLog {
  private static final Logger LOG = Logger.getLogger(AccessLog.class);
  private static final int LONGEST_METHOD = 20;
  private static final int LONGEST_PATH = 256;

  /** Under which the context of a request holds the {@link ApiRoute} that was found for it. */
  private static final String ROUTE = ApiRoute.class.getName();

  private final RequestMeters meters;

  AccessLog(RequestMeters meters) {
    this.meters = meters;
  }

  /** The route that the request will be counted under. */
  static void found(RoutingContext context, ApiRoute route) {
    context.put(ROUTE, route);
  }

  void tellAtTheEndOf(RoutingContext context) {
    long begun = System.nanoTime();
    End.of(
        context,
        whole -> {
          Duration took = Duration.ofNanos(System.nanoTime() - begun);
          tell(context.request(), took, whole);
          count(context, took);
        });
  }

  private void count(RoutingContext context, Duration took) {
    HttpMethod method = context.request().method();
    Optional<ApiRoute> route = Optional.ofNullable(context.get(ROUTE));
    meters.ended(
        route.filter(found -> found.allows(method)).map(found -> method.name()).orElse(NONE),
        route.map(ApiRoute::template).orElse(NONE),
        context.response().getStatusCode(),
        took);
  }

  private static void tell(HttpServerRequest request, Duration took, boolean whole) {
    LOG.infof(
        "%s %s %d%s %d ms request=%s",
        PlainText.of(request.method().name(), LONGEST_METHOD),
        PlainText.of(String.valueOf(request.path()), LONGEST_PATH),
        request.response().getStatusCode(),
        whole ? "" : " broken off",
        took.toMillis(),
        RequestId.assign(request));
  }
}
