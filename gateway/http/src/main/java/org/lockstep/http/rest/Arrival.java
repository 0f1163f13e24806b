package org.lockstep.http.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.RequestId;
import org.lockstep.http.trace.CurrentTrace;
import org.lockstep.http.trace.Step;
import org.lockstep.http.trace.TraceParent;
import org.lockstep.http.trace.Traces;

/**
 * The first to see a request: gives it its id, goes on with its trace, and turns away a body that
 * says it is too large, before Quarkus would do so without a document.
 */
@ApplicationScoped
public class Arrival {
  private static final String LIMIT = "lockstep.body-limit";

  /** What the lines of a request begin with in the log: {@code %X{request}} of its format. */
  private static final String ID_IN_LOG = "request";

  private static final int BEFORE_THE_LIMIT_OF_QUARKUS = 1000;

  /** Where Quarkus leaves the template of the path that it found. */
  private static final String TEMPLATE = "UrlPathTemplate";

  private static final int FIRST_OF_OURS = 500;

  private final long maxBody;
  private final Traces traces;

  Arrival(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody,
      Traces traces) {
    this.maxBody = maxBody.asLongValue();
    this.traces = traces;
  }

  void register(@Observes Filters filters) {
    filters.register(this::arrive, BEFORE_THE_LIMIT_OF_QUARKUS);
  }

  private void arrive(RoutingContext context) {
    MDC.put(ID_IN_LOG, "request=" + RequestId.assign(context.request()) + " ");
    goOn(context);
    if (isAtMost(maxBody, context)) {
      context.next();
    }
  }

  /** With the trace that the gateway began. */
  private void goOn(RoutingContext context) {
    HttpServerRequest request = context.request();
    Step step =
        traces.answering(
            request.method().name(),
            TraceParent.of(request.getHeader(TraceParent.HEADER)).orElse(null));
    CurrentTrace.enter(step.context());
    if (step.isKept()) {
      context.addEndHandler(ended -> end(step, context));
    }
  }

  private static void end(Step step, RoutingContext context) {
    HttpServerRequest request = context.request();
    int status = context.response().getStatusCode();
    step.saying("http.request.method", request.method().name())
        .saying("http.response.status_code", status)
        .saying("lockstep.request", RequestId.assign(request));
    @Nullable String route = ((HttpServerRequestInternal) request).context().getLocal(TEMPLATE);
    if (route != null) {
      step.named(request.method() + " " + route).saying("http.route", route);
    }
    if (status >= FIRST_OF_OURS) {
      step.fail();
    }
    step.end();
  }

  /** Whether the body says that it is no larger; if it is, the request has been refused. */
  public static boolean isAtMost(long limit, RoutingContext context) {
    context.put(LIMIT, limit);
    if (length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)) <= limit) {
      return true;
    }
    Problem problem = tooLarge(context);
    context
        .response()
        .setStatusCode(problem.type().status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        // Nobody has read the body.
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(problem.json());
    return false;
  }

  static Problem tooLarge(RoutingContext context) {
    Long limit = context.get(LIMIT);
    return new Problem(
        CommonProblem.TOO_LARGE,
        limit == null
            ? "The body is larger than this address takes."
            : "A body may have at most " + (limit >> 20) + " MiB here.",
        RequestId.urn(context.request()));
  }

  private static long length(@Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
