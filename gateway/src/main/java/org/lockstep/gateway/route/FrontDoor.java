package org.lockstep.gateway.route;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.access.Authentication;
import org.lockstep.gateway.limit.LimitedBody;
import org.lockstep.gateway.limit.RequestForm;
import org.lockstep.gateway.problem.Failures;
import org.lockstep.gateway.problem.Problem;
import org.lockstep.gateway.problem.ProblemType;
import org.lockstep.gateway.problem.RequestId;

/**
 * The first handler of every request, and the order of the checks: form, route, method, token,
 * size. Whatever else Quarkus may serve on this port is behind it, and out of reach.
 */
@ApplicationScoped
class FrontDoor {
  /** After Quarkus has put the means to authenticate into the request (-200), before all else. */
  private static final int ORDER = -100;

  private final Authentication authentication;
  private final Forwarder forwarder;

  private final Failures failures;
  private final AccessLog accessLog;

  FrontDoor(
      Authentication authentication, Forwarder forwarder, Failures failures, AccessLog accessLog) {
    this.authentication = authentication;
    this.forwarder = forwarder;
    this.failures = failures;
    this.accessLog = accessLog;
  }

  void install(@Observes Router router) {
    router.route().order(ORDER).handler(this::admit).failureHandler(this::fail);
  }

  private void admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    request.pause();
    prepare(request);
    accessLog.tellAtTheEndOf(context);
    if (request.version() != HttpVersion.HTTP_1_1) {
      refuse(context, ProblemType.HTTP_VERSION_NOT_SUPPORTED, "Use HTTP/1.1.");
      return;
    }
    @Nullable String fault = RequestForm.fault(request);
    if (fault != null) {
      refuse(context, ProblemType.INVALID_REQUEST, fault);
      return;
    }
    find(context);
  }

  private static void prepare(HttpServerRequest request) {
    RequestId.assign(request);
    request.response().putHeader("X-Content-Type-Options", "nosniff");
  }

  private void find(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<ApiRoute> found = RouteTable.find(request.path());
    if (found.isEmpty()) {
      refuse(context, ProblemType.NOT_FOUND, "The API has no such path.");
      return;
    }
    ApiRoute route = found.get();
    if (!route.allows(request.method())) {
      request.response().putHeader("Allow", route.allowed());
      refuse(context, ProblemType.METHOD_NOT_ALLOWED, "Allowed are " + route.allowed() + ".");
      return;
    }
    if (route.open()) {
      pass(context, route);
      return;
    }
    authentication.check(context, () -> pass(context, route), problem -> refuse(context, problem));
  }

  private void pass(RoutingContext context, ApiRoute route) {
    HttpServerRequest request = context.request();
    if (LimitedBody.declaredTooLarge(request, route.bodyLimit())) {
      refuse(context, Forwarder.tooLarge(route));
      return;
    }
    if (route.service().isEmpty()) {
      request.resume();
      context.next();
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    forwarder.forward(context, route, route.service().get());
  }

  private void refuse(RoutingContext context, ProblemType type, String detail) {
    refuse(context, new Problem(type, detail));
  }

  private void refuse(RoutingContext context, Problem problem) {
    problem.answer(context.request());
  }

  /** What Vert.x finds wrong before {@link #admit}, and whatever breaks after it. */
  private void fail(RoutingContext context) {
    HttpServerRequest request = context.request();
    prepare(request);
    if (context.statusCode() < 500) {
      refuse(context, ProblemType.INVALID_REQUEST, "The request is not well-formed HTTP/1.1.");
      return;
    }
    failures.tell("Request " + RequestId.of(request), context.failure());
    refuse(context, ProblemType.INTERNAL, "It is in the log under the id of this request.");
  }
}
