package org.lockstep.gateway.route;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lockstep.gateway.upstream.Backlog;
import org.lockstep.gateway.upstream.Condition;
import org.lockstep.gateway.upstream.Conditions;
import org.lockstep.gateway.upstream.Queue;
import org.lockstep.gateway.upstream.Rank;
import org.lockstep.gateway.upstream.Service;
import org.lockstep.gateway.upstream.Upstreams;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.RequestId;

/**
 * Sends requests to the services. Each service has connections of its own: a slow one blocks none.
 * What lasts has its own again, so that those who watch never keep those who ask waiting.
 */
@ApplicationScoped
class Forwarder {
  private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);
  private static final int LASTING_CONNECTIONS_A_SERVICE = 32;
  private static final int WAITING_TO_LAST_A_SERVICE = 32;

  /** Shorter than what a service waits: it is not the service that closes a connection in use. */
  private static final int KEEP_ALIVE_SECONDS = 20;

  private final Upstreams upstreams;
  private final Conditions conditions;
  private final Backlog backlog;
  private final Vouchers vouchers;
  private final HttpClient client;
  private final HttpClient lasting;
  private final Set<ForwardedRequest> streams = ConcurrentHashMap.newKeySet();

  Forwarder(
      Vertx vertx, Upstreams upstreams, Conditions conditions, Backlog backlog, Vouchers vouchers) {
    this.upstreams = upstreams;
    this.conditions = conditions;
    this.backlog = backlog;
    this.vouchers = vouchers;
    this.client = client(vertx, Queue.CONNECTIONS, Queue.MOST_WAITING);
    this.lasting = client(vertx, LASTING_CONNECTIONS_A_SERVICE, WAITING_TO_LAST_A_SERVICE);
  }

  private HttpClient client(Vertx vertx, int connections, int waiting) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setConnectTimeout((int) upstreams.connectTimeout().toMillis())
            .setMaxPoolSize(connections)
            .setMaxWaitQueueSize(waiting)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS));
  }

  static Problem tooLarge(HttpServerRequest request, ApiRoute route) {
    return new Problem(
        CommonProblem.TOO_LARGE,
        "A body has at most " + route.bodyLimit() + " bytes here.",
        RequestId.urn(request));
  }

  /** Whether a request is to be turned away, so that those who are in get their answers. */
  boolean hasTooMuchToDo(RoutingContext context, ApiRoute route, Service service) {
    Rank rank = rank(route, service);
    return conditions.of(service).queue().isFullFor(rank)
        || (rank != Rank.ALERT && backlog.stands(context.vertx()));
  }

  private static Rank rank(ApiRoute route, Service service) {
    if (service == Service.ALERT) {
      return Rank.ALERT;
    }
    return route.traffic() == Traffic.ORDINARY ? Rank.ORDINARY : Rank.FILE;
  }

  /** Whether the service answers, as far as is known; who asks is to send the request to it. */
  boolean mayTry(Service service) {
    return conditions.of(service).breaker().letsPass();
  }

  void forward(RoutingContext context, ApiRoute route, Service service, Runnable arrived) {
    Condition condition = conditions.of(service);
    ForwardedRequest request =
        new ForwardedRequest(context, upstreams, vouchers, route, service, condition, arrived);
    if (!route.traffic().lasts()) {
      condition.queue().enter();
      End.of(context, whole -> condition.queue().leave());
    } else if (route.traffic() == Traffic.EVENTS) {
      streams.add(request);
      End.of(context, whole -> streams.remove(request));
    }
    HttpProxy.reverseProxy(OPTIONS, route.traffic().lasts() ? lasting : client)
        .origin(request)
        .addInterceptor(request)
        .handle(context.request());
  }

  /**
   * Streams of events would keep the gateway from its end for an hour; who listens comes back, to
   * another gateway.
   */
  void endStreams(@Observes ShutdownDelayInitiatedEvent asked) {
    streams.forEach(ForwardedRequest::endSoon);
  }
}
