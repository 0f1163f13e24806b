package org.lockstep.gateway.health;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.upstream.Service;
import org.lockstep.gateway.upstream.Upstreams;

/** {@code GET /health}: 200 when every part is ready, else 503; the same document in both cases. */
@ApplicationScoped
class Health {
  private static final long PATIENCE_MILLIS = 1_500;
  private static final long FRESH_NANOS = 1_000_000_000L;

  private final Upstreams upstreams;
  private final HttpClient client;
  private @Nullable Future<Map<Service, Boolean>> latest;
  private long askedAt;

  Health(Vertx vertx, Upstreams upstreams) {
    this.upstreams = upstreams;
    this.client =
        vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) PATIENCE_MILLIS));
  }

  void install(@Observes Router router) {
    router
        .route("/health")
        .method(HttpMethod.GET)
        .method(HttpMethod.HEAD)
        .handler(context -> parts().onSuccess(parts -> answer(context, parts)));
  }

  private synchronized Future<Map<Service, Boolean>> parts() {
    if (latest == null || System.nanoTime() - askedAt > FRESH_NANOS) {
      askedAt = System.nanoTime();
      latest = ask();
    }
    return latest;
  }

  private Future<Map<Service, Boolean>> ask() {
    Map<Service, Future<Boolean>> answers = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      answers.put(service, isReady(service));
    }
    return Future.join(List.copyOf(answers.values()))
        .map(
            all -> {
              Map<Service, Boolean> parts = new EnumMap<>(Service.class);
              answers.forEach((service, answer) -> parts.put(service, answer.result()));
              return parts;
            });
  }

  private Future<Boolean> isReady(Service service) {
    URI address = upstreams.address(service);
    RequestOptions options =
        new RequestOptions()
            .setHost(address.getHost())
            .setPort(address.getPort())
            .setURI("/q/health/ready")
            .setConnectTimeout(PATIENCE_MILLIS)
            .setIdleTimeout(PATIENCE_MILLIS);
    return client
        .request(options)
        .compose(HttpClientRequest::send)
        .map(HttpClientResponse::statusCode)
        .map(status -> status == 200)
        .otherwise(false);
  }

  private static void answer(RoutingContext context, Map<Service, Boolean> parts) {
    boolean up = !parts.containsValue(false);
    JsonObject document = new JsonObject();
    parts.forEach(
        (service, ready) -> document.put(service.name().toLowerCase(Locale.ROOT), word(ready)));
    context
        .response()
        .setStatusCode(up ? 200 : 503)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(new JsonObject().put("status", word(up)).put("parts", document).encode());
  }

  private static String word(boolean up) {
    return up ? "UP" : "DOWN";
  }
}
