package org.lockstep.gateway.route;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.access.Authentication;
import org.lockstep.gateway.limit.LastRequests;
import org.lockstep.gateway.limit.LimitedBody;
import org.lockstep.gateway.limit.RequestForm;
import org.lockstep.gateway.problem.Problem;
import org.lockstep.gateway.problem.ProblemType;
import org.lockstep.gateway.problem.RequestId;

/**
 * The first handler of every request, and the order of the checks: form, route, method, token,
 * size. Whatever else Quarkus may serve on this port is behind it, and out of reach.
 */
@ApplicationScoped
class FrontDoor {
  private static final Logger LOG = Logger.getLogger(FrontDoor.class);

  /** After Quarkus has put the means to authenticate into the request (-200), before all else. */
  private static final int ORDER = -100;

  private final Authentication authentication;
  private final LastRequests lastRequests;
  private final Forwarder forwarder;

  FrontDoor(Authentication authentication, LastRequests lastRequests, Forwarder forwarder) {
    this.authentication = authentication;
    this.lastRequests = lastRequests;
    this.forwarder = forwarder;
  }

  void install(@Observes Router router) {
    router.route().order(ORDER).handler(this::admit).failureHandler(this::fail);
  }

  private void admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (lastRequests.isClosing(request)) {
      request.connection().close();
      // Nobody hears it; but Quarkus counts requests by their ends.
      request.response().setStatusCode(ProblemType.INVALID_REQUEST.status()).end();
      return;
    }
    request.pause();
    prepare(request);
    if (LastRequests.isChunked(request)) {
      lastRequests.closeAfter(context);
    }
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
    if (LastRequests.hasBody(context.request())) {
      lastRequests.closeAfter(context);
    }
    problem.answer(context.request());
  }

  /** What Vert.x finds wrong before {@link #admit}, and whatever breaks after it. */
  private void fail(RoutingContext context) {
    HttpServerRequest request = context.request();
    prepare(request);
    if (context.statusCode() < 500) {
      lastRequests.closeAfter(context);
      refuse(context, ProblemType.INVALID_REQUEST, "The request is not well-formed HTTP/1.1.");
      return;
    }
    LOG.errorf(context.failure(), "Request %s failed", RequestId.of(request));
    refuse(context, ProblemType.INTERNAL, "It is in the log under the id of this request.");
  }
}
