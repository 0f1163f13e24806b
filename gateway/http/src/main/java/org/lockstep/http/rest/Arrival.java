package org.lockstep.http.rest;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.RequestId;

/**
 * The first to see a request: gives it its id and turns away a body that says it is too large,
 * before Quarkus would do so without a document.
 */
@ApplicationScoped
public class Arrival {
  private static final String LIMIT = "lockstep.body-limit";

  /** What the lines of a request begin with in the log: {@code %X{request}} of its format. */
  private static final String ID_IN_LOG = "request";

  private static final int BEFORE_THE_LIMIT_OF_QUARKUS = 1000;

  private final long maxBody;

  public Arrival(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
    this.maxBody = maxBody.asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::arrive, BEFORE_THE_LIMIT_OF_QUARKUS);
  }

  private void arrive(RoutingContext context) {
    MDC.put(ID_IN_LOG, "request=" + RequestId.assign(context.request()) + " ");
    if (isAtMost(maxBody, context)) {
      context.next();
    }
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
