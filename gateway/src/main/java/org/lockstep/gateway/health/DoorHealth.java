package org.lockstep.gateway.health;

import io.quarkus.vertx.http.HttpServer;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Whether the partner listener opens: asks it as a partner would, over a connection of its own.
 * What it answers is not looked at, because services that are away are no reason to end the
 * gateway.
 */
@Liveness
@ApplicationScoped
class DoorHealth implements AsyncHealthCheck {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final String ANY_ADDRESS = "0.0.0.0";

  private final HttpClient client;
  private final HttpServer server;
  private final String host;

  DoorHealth(
      Vertx vertx, HttpServer server, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(PATIENCE_MILLIS).setKeepAlive(false));
    this.server = server;
    this.host = ANY_ADDRESS.equals(host) ? "127.0.0.1" : host;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    RequestOptions options =
        new RequestOptions()
            .setHost(host)
            .setPort(server.getPort())
            .setURI("/health")
            .setConnectTimeout(PATIENCE_MILLIS)
            .setIdleTimeout(PATIENCE_MILLIS);
    Future<HealthCheckResponse> answer =
        client
            .request(options)
            .compose(HttpClientRequest::send)
            .map(any -> HealthCheckResponse.up("door"))
            .otherwise(HealthCheckResponse.down("door"));
    return Uni.createFrom().completionStage(answer::toCompletionStage);
  }
}
