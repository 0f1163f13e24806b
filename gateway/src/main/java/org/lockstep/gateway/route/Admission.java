package org.lockstep.gateway.route;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.access.Authentication;
import org.lockstep.gateway.coding.ContentCoding;
import org.lockstep.gateway.limit.Bodies;
import org.lockstep.gateway.limit.LimitedBody;
import org.lockstep.gateway.limit.RequestForm;
import org.lockstep.gateway.meter.RequestMeters;
import org.lockstep.gateway.problem.Failures;
import org.lockstep.gateway.quota.Addresses;
import org.lockstep.gateway.quota.Limits;
import org.lockstep.gateway.upstream.Service;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.RequestId;
import org.lockstep.http.problem.Violation;

/**
 * The first handler of every request, and the order of the checks: address, form, route, method,
 * load, token, quota, size, whether the service answers. Whatever else Quarkus may serve on this
 * port is behind it, and out of reach.
 */
@ApplicationScoped
class Admission {
  /** After Quarkus has put the means to authenticate into the request (-200), before all else. */
  private static final int ORDER = -100;

  private final Authentication authentication;
  private final Addresses addresses;
  private final Limits limits;
  private final Bodies bodies;
  private final Forwarder forwarder;
  private final Failures failures;
  private final AccessLog accessLog;
  private final RequestMeters meters;

  Admission(
      Authentication authentication,
      Addresses addresses,
      Limits limits,
      Bodies bodies,
      Forwarder forwarder,
      Failures failures,
      AccessLog accessLog,
      RequestMeters meters) {
    this.authentication = authentication;
    this.addresses = addresses;
    this.limits = limits;
    this.bodies = bodies;
    this.forwarder = forwarder;
    this.failures = failures;
    this.accessLog = accessLog;
    this.meters = meters;
  }

  void install(@Observes Router router) {
    router.route().order(ORDER).handler(this::admit).failureHandler(this::fail);
  }

  private void admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    request.pause();
    prepare(context);
    Optional<Problem> tooMuch = addresses.refusal(context);
    if (tooMuch.isPresent()) {
      meters.throttled(null);
      refuse(context, tooMuch.get());
      return;
    }
    if (request.version() != HttpVersion.HTTP_1_1) {
      refuse(context, CommonProblem.HTTP_VERSION_NOT_SUPPORTED, "Use HTTP/1.1.");
      return;
    }
    @Nullable String fault = RequestForm.fault(request);
    if (fault != null) {
      refuse(context, CommonProblem.INVALID_REQUEST, fault);
      return;
    }
    find(context);
  }

  /** Once a request, because its id has gone to the service and into the log. */
  private void prepare(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.headers().contains(RequestId.HEADER)) {
      return;
    }
    RequestId.assign(context.request());
    response.putHeader("X-Content-Type-Options", "nosniff");
    accessLog.tellAtTheEndOf(context);
  }

  private void find(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<ApiRoute> found = RouteTable.find(request.path());
    if (found.isEmpty()) {
      refuse(context, CommonProblem.NOT_FOUND, "The API has no such path.");
      return;
    }
    ApiRoute route = found.get();
    AccessLog.found(context, route);
    if (!route.allows(request.method())) {
      request.response().putHeader("Allow", route.allowed());
      refuse(context, CommonProblem.METHOD_NOT_ALLOWED, "Allowed are " + route.allowed() + ".");
      return;
    }
    if (route.service().isPresent()
        && forwarder.hasTooMuchToDo(context, route, route.service().get())) {
      refuse(context, CommonProblem.UNAVAILABLE, "There is too much to do; send it again later.");
      return;
    }
    if (route.open()) {
      pass(context, route);
      return;
    }
    authentication.check(
        context,
        () ->
            limits.check(
                context,
                Authentication.caller(context),
                () -> pass(context, route),
                problem -> {
                  meters.throttled(Authentication.caller(context).client());
                  refuse(context, problem);
                }),
        problem -> refuse(context, problem));
  }

  private void pass(RoutingContext context, ApiRoute route) {
    HttpServerRequest request = context.request();
    if (LimitedBody.declaredTooLarge(request, route.bodyLimit())) {
      refuse(context, Forwarder.tooLarge(request, route));
      return;
    }
    if (route.service().isEmpty()) {
      if (!route.resource() && !request.params().isEmpty()) {
        refuse(context, unknown(request));
        return;
      }
      request.resume();
      context.next();
      return;
    }
    if (!ContentCoding.isPossible(request)) {
      refuse(context, CommonProblem.NOT_ACCEPTABLE, "Answers are in gzip or in no coding.");
      return;
    }
    Service service = route.service().get();
    if (!forwarder.mayTry(service)) {
      refuse(
          context,
          CommonProblem.UNAVAILABLE,
          "What answers this is away. The request was not handed on; send it again later.");
      return;
    }
    if (!LimitedBody.isIn(request)) {
      forwarder.forward(context, route, service, () -> {});
      return;
    }
    Optional<Bodies.Place> place =
        bodies.take(service, route.traffic().lasts(), sender(context, route));
    if (place.isEmpty()) {
      refuse(
          context,
          CommonProblem.UNAVAILABLE,
          "Too many bodies are on their way; send fewer at once, and each without a pause.");
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    forwarder.forward(context, route, service, place.get()::close);
  }

  /** What the gateway answers itself and not by a resource has no parameters. */
  private static Problem unknown(HttpServerRequest request) {
    return Refusal.invalid(
            request.params().names().stream()
                .map(name -> new Violation(name, "is not a parameter here; allowed: none"))
                .toList())
        .problem(RequestId.urn(request));
  }

  /** Whoever sends a body where no token is needed is known by the address alone. */
  private static String sender(RoutingContext context, ApiRoute route) {
    return route.open()
        ? context.request().remoteAddress().hostAddress()
        : Authentication.caller(context).name();
  }

  private static void refuse(RoutingContext context, CommonProblem type, String detail) {
    refuse(context, new Problem(type, detail, RequestId.urn(context.request())));
  }

  private static void refuse(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    int seconds = problem.type().retryAfterSeconds();
    if (seconds > 0) {
      response.putHeader("Retry-After", Integer.toString(seconds));
    }
    response
        .setStatusCode(problem.type().status())
        .putHeader("Content-Type", Problem.MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(problem.json());
  }

  /** What Vert.x finds wrong before {@link #admit}, and whatever breaks after it. */
  private void fail(RoutingContext context) {
    HttpServerRequest request = context.request();
    prepare(context);
    if (context.statusCode() < 500) {
      refuse(context, CommonProblem.INVALID_REQUEST, "The request is not well-formed HTTP/1.1.");
      return;
    }
    failures.tell("Request " + RequestId.assign(request), context.failure());
    refuse(context, CommonProblem.INTERNAL, "It is in the log under the id of this request.");
  }
}
