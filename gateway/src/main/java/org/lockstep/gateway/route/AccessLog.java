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
import org.lockstep.http.trace.CurrentTrace;
import org.lockstep.http.trace.Step;
import org.lockstep.http.trace.TraceParent;
import org.lockstep.http.trace.Traces;

/**
 * One line a request, its time, and its trace, which begins here whatever the caller says of one
 * (docs/adr/042). Of its target only the path: query strings hold names that people asked for, and
 * at times a token.
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

  /** Under which it holds the {@link Step} that the gateway is of its trace. */
  private static final String STEP = Step.class.getName();

  private static final int FIRST_OF_OURS = 500;

  private final RequestMeters meters;
  private final Traces traces;

  AccessLog(RequestMeters meters, Traces traces) {
    this.meters = meters;
    this.traces = traces;
  }

  /** The route that the request will be counted under. */
  static void found(RoutingContext context, ApiRoute route) {
    context.put(ROUTE, route);
  }

  /** What a service goes on with. */
  static TraceParent trace(RoutingContext context) {
    return context.<Step>get(STEP).context();
  }

  void tellAtTheEndOf(RoutingContext context) {
    long begun = System.nanoTime();
    Step step = traces.arriving("HTTP");
    context.put(STEP, step);
    CurrentTrace.enter(step.context());
    End.of(
        context,
        whole -> {
          Duration took = Duration.ofNanos(System.nanoTime() - begun);
          int status = status(context.request());
          // The end may be told where nothing is known of the request's context.
          CurrentTrace.run(step.context(), () -> tell(context.request(), status, took, whole));
          count(context, status, took);
          end(context, step, status);
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
    meters.ended(method(context), template(context), status, took);
  }

  private static String method(RoutingContext context) {
    HttpMethod method = context.request().method();
    return route(context)
        .filter(found -> found.allows(method))
        .map(found -> method.name())
        .orElse(NONE);
  }

  private static String template(RoutingContext context) {
    return route(context).map(ApiRoute::template).orElse(NONE);
  }

  private static Optional<ApiRoute> route(RoutingContext context) {
    return Optional.ofNullable(context.get(ROUTE));
  }

  private static void end(RoutingContext context, Step step, int status) {
    if (step.isKept()) {
      step.named(method(context) + " " + template(context))
          .saying("http.request.method", method(context))
          .saying("http.route", template(context))
          .saying("http.response.status_code", status)
          .saying("lockstep.request", RequestId.assign(context.request()));
      if (status >= FIRST_OF_OURS) {
        step.fail();
      }
      step.end();
    }
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
