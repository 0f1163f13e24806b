package org.lockstep.gateway.route;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.access.Authentication;
import org.lockstep.gateway.coding.ContentCoding;
import org.lockstep.gateway.limit.LimitedBody;
import org.lockstep.gateway.problem.ProblemType;
import org.lockstep.gateway.upstream.Condition;
import org.lockstep.gateway.upstream.Service;
import org.lockstep.gateway.upstream.Upstreams;
import org.lockstep.http.certificate.VoucherKey;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.ProblemKind;
import org.lockstep.http.problem.RequestId;

/** One request on its way to a service and back. It lives on the event loop of the request. */
final class ForwardedRequest implements ProxyInterceptor, OriginRequestProvider {
  private static final Logger LOG = Logger.getLogger(ForwardedRequest.class);
  private static final String RETRY_AFTER_SECONDS = "2";

  /**
   * Waiting for a free connection takes this much longer than making one, so that a service that is
   * not there is told from one that is busy.
   */
  private static final Duration MOMENT = Duration.ofMillis(200);

  private final RoutingContext context;
  private final Context eventLoop;
  private final Upstreams upstreams;
  private final Vouchers vouchers;
  private final ApiRoute route;
  private final Service service;
  private final Condition condition;
  private final Runnable arrived;
  private final ContentCoding coding;
  private @Nullable HttpClientRequest upstream;
  private @Nullable LimitedBody body;
  private final List<Long> timers = new ArrayList<>();
  private @Nullable Long patience;
  private boolean sentAgain;
  private boolean expired;
  private boolean answeredEarly;
  private boolean over;

  /**
   * @param arrived is told when the body has come, or nobody waits for it any more
   */
  ForwardedRequest(
      RoutingContext context,
      Upstreams upstreams,
      Vouchers vouchers,
      ApiRoute route,
      Service service,
      Condition condition,
      Runnable arrived) {
    this.arrived = arrived;
    this.condition = condition;
    this.context = context;
    this.eventLoop = context.vertx().getOrCreateContext();
    this.upstreams = upstreams;
    this.vouchers = vouchers;
    this.route = route;
    this.service = service;
    this.coding = new ContentCoding(context.request(), route.coded());
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext proxy) {
    ProxyRequest request = proxy.request();
    HeaderHygiene.cleanRequest(
        request.headers(), RequestId.assign(context.request()), AccessLog.trace(context));
    coding.prepare(request.headers());
    LimitedBody limited = new LimitedBody(request.getBody().stream(), route.bodyLimit(), arrived);
    body = limited;
    request.setBody(Body.body(limited, request.getBody().length()));
    Vertx vertx = context.vertx();
    long timer = vertx.setTimer(route.traffic().deadline(upstreams).toMillis(), late -> expire());
    timers.add(timer);
    if (route.traffic() == Traffic.UPLOAD) {
      timers.add(vertx.setPeriodic(upstreams.uploadLook().toMillis(), look -> look(limited)));
    }
    End.of(context, whole -> end());
    condition.retries().sent();
    return send(proxy);
  }

  private Future<ProxyResponse> send(ProxyContext proxy) {
    // A new one each time: the service may have used the first.
    vouchers
        .voucher(context.request(), Authentication.caller(context), service)
        .ifPresent(voucher -> proxy.request().headers().set(VoucherKey.HEADER, voucher));
    return proxy
        .sendRequest()
        .compose(answer -> answered(proxy, answer), failure -> failed(proxy, failure));
  }

  private Future<ProxyResponse> answered(ProxyContext proxy, ProxyResponse answer) {
    awaitNoLonger();
    condition.breaker().answered();
    if (isOfNoService(answer)
        && Repetition.isAllowedWithoutABody(context.request())
        && takeRetry()) {
      answer.release();
      return sendAgain(proxy);
    }
    return Future.succeededFuture(answer);
  }

  /** A service that is away says so in a document; what stands before it has none to answer. */
  private static boolean isOfNoService(ProxyResponse answer) {
    return answer.getStatusCode() == CommonProblem.UNAVAILABLE.status()
        && !Problem.MEDIA_TYPE.equals(answer.headers().get("Content-Type"));
  }

  private Future<ProxyResponse> failed(ProxyContext proxy, Throwable failure) {
    awaitNoLonger();
    if (upstream != null && Repetition.isAllowedIfDone(context.request()) && takeRetry()) {
      return sendAgain(proxy);
    }
    Problem problem = problem();
    boolean byTheService =
        problem.type() instanceof ProblemType || Repetition.isNoConnection(failure);
    if (byTheService && !callerHasGone() && !bodyIsOnItsWay()) {
      condition.breaker().failed();
    }
    return explain(proxy.request(), problem, failure);
  }

  /** Once at most, and only while there is no more to do than usual. */
  private boolean takeRetry() {
    if (sentAgain || expired || callerHasGone() || condition.breaker().isOpen()) {
      return false;
    }
    sentAgain = condition.retries().take();
    return sentAgain;
  }

  /** Vert.x takes the request back first, and tells of it later. */
  private boolean callerHasGone() {
    return over || !End.connection(context).isActive();
  }

  private Future<ProxyResponse> sendAgain(ProxyContext proxy) {
    upstream = null;
    proxy.request().setBody(null);
    return send(proxy);
  }

  @Override
  public Future<HttpClientRequest> create(ProxyContext proxy) {
    URI address = upstreams.address(service);
    RequestOptions options =
        new RequestOptions()
            .setHost(address.getHost())
            .setPort(address.getPort())
            .setConnectTimeout(upstreams.connectTimeout().plus(MOMENT).toMillis());
    return proxy
        .client()
        .request(options)
        .recover(
            failure ->
                Repetition.isNoConnection(failure)
                        && Repetition.isAllowed(context.request())
                        && takeRetry()
                    ? proxy.client().request(options)
                    : Future.failedFuture(failure))
        .compose(this::connected);
  }

  private Future<HttpClientRequest> connected(HttpClientRequest request) {
    upstream = request;
    request.exceptionHandler(failure -> LOG.debugf("%s broke off: %s", service, failure));
    if (over || expired) {
      // Nobody would ever end it, and it would keep its connection.
      takeBack();
      return Future.failedFuture("Nobody waits for the answer any more");
    }
    if (route.traffic() == Traffic.ORDINARY && !isWrite()) {
      patience = context.vertx().setTimer(upstreams.readDeadline().toMillis(), late -> expire());
    }
    return Future.succeededFuture(request);
  }

  private boolean isWrite() {
    return !HttpMethod.GET.equals(context.request().method())
        && !HttpMethod.HEAD.equals(context.request().method());
  }

  private void awaitNoLonger() {
    if (patience != null) {
      context.vertx().cancelTimer(patience);
      patience = null;
    }
  }

  /** The answer is out, or the caller has gone without it. */
  private void end() {
    if (over) {
      return;
    }
    over = true;
    timers.forEach(context.vertx()::cancelTimer);
    awaitNoLonger();
    arrived.run();
    coding.end();
    if (answeredEarly || !context.response().ended() || !End.connection(context).isActive()) {
      takeBack();
    }
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext proxy) {
    ProxyResponse answer = proxy.response();
    HeaderHygiene.cleanAnswer(answer.headers(), upstreams.address(service));
    coding.apply(answer);
    // Vert.x knows a 304, which has no body, only by its own status: with the words of the service
    // beside it, it would say that a body comes in chunks, and clients would wait for it.
    answer.setStatusMessage(null);
    if (bodyIsOnItsWay()) {
      // The service has answered without the rest: nobody is to carry it on to nowhere.
      answeredEarly = true;
    }
    return proxy.sendResponse();
  }

  /**
   * The sender of an upload has half an hour, but not to hold a connection with a byte a minute.
   */
  private void look(LimitedBody upload) {
    if (!context.request().isEnded() && upload.tooSlow()) {
      expire();
    }
  }

  /** As if its time were over; may be called from anywhere. */
  void endSoon() {
    eventLoop.runOnContext(now -> expire());
  }

  private void expire() {
    expired = true;
    arrived.run();
    takeBack();
  }

  private void takeBack() {
    if (upstream != null) {
      upstream.reset(0, new TimeoutException("Nobody waits for the answer any more"));
    }
  }

  private boolean bodyIsOnItsWay() {
    HttpServerRequest incoming = context.request();
    return LimitedBody.isIn(incoming) && !incoming.isEnded();
  }

  private Future<ProxyResponse> explain(ProxyRequest request, Problem problem, Throwable failure) {
    HttpServerRequest incoming = context.request();
    LOG.debugf(failure, "%s: %s of %s", problem.type(), RequestId.assign(incoming), service);
    ProxyResponse answer =
        request
            .release()
            .response()
            .setStatusCode(problem.type().status())
            .putHeader("Content-Type", Problem.MEDIA_TYPE)
            .setBody(Body.body(problem.json()));
    if (problem.type() == CommonProblem.UNAVAILABLE || problem.type() == ProblemType.BAD_GATEWAY) {
      answer.putHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    return Future.succeededFuture(answer);
  }

  private String late() {
    return route.traffic() == Traffic.UPLOAD
        ? "An upload brings at least "
            + LimitedBody.LEAST
            + " bytes every "
            + upstreams.uploadLook().toSeconds()
            + " s and takes at most "
            + upstreams.uploadDeadline().toMinutes()
            + " minutes."
        : "The body did not arrive in time.";
  }

  private Problem problem() {
    if (body != null && body.tooLarge()) {
      return Forwarder.tooLarge(context.request(), route);
    }
    if (expired && bodyIsOnItsWay()) {
      return problem(CommonProblem.REQUEST_TIMEOUT, late());
    }
    if (body != null && body.broken()) {
      return problem(CommonProblem.INVALID_REQUEST, "The body is not well-formed HTTP/1.1.");
    }
    if (expired) {
      return problem(ProblemType.UPSTREAM_TIMEOUT, unknown());
    }
    if (upstream == null) {
      return problem(
          CommonProblem.UNAVAILABLE, "The request was not handed on; send it again later.");
    }
    return problem(ProblemType.BAD_GATEWAY, unknown());
  }

  /** Of a request that was handed on and not answered. */
  private String unknown() {
    return isWrite()
        ? "Whether the request took effect is not known: look before you send it again."
        : "A read changes nothing: send it again later.";
  }

  private Problem problem(ProblemKind type, String detail) {
    return new Problem(type, detail, RequestId.urn(context.request()));
  }
}
