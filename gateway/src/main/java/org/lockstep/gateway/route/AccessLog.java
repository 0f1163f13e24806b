package org.lockstep.gateway.route;

import static org.lockstep.gateway.meter.RequestMeters.NONE;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.lockstep.gateway.limit.LimitedBody;
import org.lockstep.gateway.meter.RequestMeters;
import org.lockstep.gateway.problem.PlainText;
import org.lockstep.http.problem.CommonProblem;
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

  /** No status of HTTP; nginx has it for the same. */
  private static final int GONE_WITHOUT_AN_ANSWER = 499;

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
          int status = status(context.request());
          tell(context.request(), status, took, whole);
          count(context, status, took);
        });
  }

  /**
   * What was answered. Where nothing was, a caller that did not bring its body to an end was told
   * so by the connection, and one that did has gone without an answer.
   */
  private static int status(HttpServerRequest request) {
    if (request.response().headWritten()) {
      return request.response().getStatusCode();
    }
    return LimitedBody.isIn(request) && !request.isEnded()
        ? CommonProblem.INVALID_REQUEST.status()
        : GONE_WITHOUT_AN_ANSWER;
  }

  private void count(RoutingContext context, int status, Duration took) {
    HttpMethod method = context.request().method();
    Optional<ApiRoute> route = Optional.ofNullable(context.get(ROUTE));
    meters.ended(
        route.filter(found -> found.allows(method)).map(found -> method.name()).orElse(NONE),
        route.map(ApiRoute::template).orElse(NONE),
        status,
        took);
  }

  private static void tell(HttpServerRequest request, int status, Duration took, boolean whole) {
    LOG.infof(
        "%s %s %d%s %d ms request=%s",
        PlainText.of(request.method().name(), LONGEST_METHOD),
        PlainText.of(String.valueOf(request.path()), LONGEST_PATH),
        status,
        whole ? "" : " broken off",
        took.toMillis(),
        RequestId.assign(request));
  }
}
