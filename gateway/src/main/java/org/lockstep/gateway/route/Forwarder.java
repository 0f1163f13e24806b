package org.lockstep.gateway.route;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.lockstep.gateway.limit.LastRequests;
import org.lockstep.gateway.limit.LimitedBody;
import org.lockstep.gateway.problem.Problem;
import org.lockstep.gateway.problem.ProblemType;

/**
 * Sends requests to the services. Each service has connections of its own: a slow one blocks none.
 */
@ApplicationScoped
class Forwarder {
  static final Problem TOO_LARGE =
      new Problem(ProblemType.TOO_LARGE, "A body has at most " + LimitedBody.LIMIT + " bytes.");

  private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);
  private static final int CONNECTIONS_A_SERVICE = 64;
  private static final int WAITING_A_SERVICE = 256;

  /** Shorter than what a service waits: it is not the service that closes a connection in use. */
  private static final int KEEP_ALIVE_SECONDS = 20;

  private final Upstreams upstreams;
  private final LastRequests lastRequests;
  private final HttpClient client;

  Forwarder(Vertx vertx, Upstreams upstreams, LastRequests lastRequests) {
    this.upstreams = upstreams;
    this.lastRequests = lastRequests;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) upstreams.connectTimeout().toMillis())
                .setMaxPoolSize(CONNECTIONS_A_SERVICE)
                .setMaxWaitQueueSize(WAITING_A_SERVICE)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS));
  }

  void forward(RoutingContext context, ApiRoute route, Service service) {
    Duration deadline = route.large() ? upstreams.largeAnswerDeadline() : upstreams.deadline();
    Passage passage = new Passage(context, upstreams, service, deadline, lastRequests);
    HttpProxy.reverseProxy(OPTIONS, client)
        .origin(passage)
        .addInterceptor(passage)
        .handle(context.request());
  }
}
