package org.lockstep.gateway.route;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
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
  private static final int CONNECTIONS_A_SERVICE = 64;
  private static final int WAITING_A_SERVICE = 256;
  private static final int LASTING_CONNECTIONS_A_SERVICE = 32;
  private static final int WAITING_TO_LAST_A_SERVICE = 32;

  /** Shorter than what a service waits: it is not the service that closes a connection in use. */
  private static final int KEEP_ALIVE_SECONDS = 20;

  private final Upstreams upstreams;
  private final HttpClient client;
  private final HttpClient lasting;

  Forwarder(Vertx vertx, Upstreams upstreams) {
    this.upstreams = upstreams;
    this.client = client(vertx, CONNECTIONS_A_SERVICE, WAITING_A_SERVICE);
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

  void forward(RoutingContext context, ApiRoute route, Service service, Runnable arrived) {
    ForwardedRequest request = new ForwardedRequest(context, upstreams, route, service, arrived);
    HttpProxy.reverseProxy(OPTIONS, route.traffic().lasts() ? lasting : client)
        .origin(request)
        .addInterceptor(request)
        .handle(context.request());
  }
}
