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
import jakarta.inject.Inject;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.lockstep.http.wire.Connections;

/**
 * Whether the partner listener opens: asks it as a partner would, over a connection of its own, for
 * something that costs no service anything. What it answers is not looked at. A listener that turns
 * callers away is alive, too, as long as those who have its places get answers: ending it would not
 * give anybody a place. Places that have leaked answer nobody.
 */
@Liveness
@ApplicationScoped
class DoorHealth implements AsyncHealthCheck {
  private static final int PATIENCE_MILLIS = 5_000;
  private static final String ANY_ADDRESS = "0.0.0.0";

  private final HttpClient client;
  private final String host;
  private final IntSupplier port;
  private final LongSupplier turnedAway;
  private final LongSupplier answered;
  private long answeredWhenLastClosed;

  @Inject
  DoorHealth(
      Vertx vertx,
      HttpServer server,
      Connections connections,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this(vertx, host, server::getPort, connections::turnedAway, connections::answered);
  }

  DoorHealth(
      Vertx vertx, String host, IntSupplier port, LongSupplier turnedAway, LongSupplier answered) {
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout(PATIENCE_MILLIS).setKeepAlive(false));
    this.host = ANY_ADDRESS.equals(host) ? "127.0.0.1" : host;
    this.port = port;
    this.turnedAway = turnedAway;
    this.answered = answered;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    long turnedAwayBefore = turnedAway.getAsLong();
    RequestOptions options =
        new RequestOptions()
            .setHost(host)
            .setPort(port.getAsInt())
            .setURI("/")
            .setConnectTimeout(PATIENCE_MILLIS)
            .setIdleTimeout(PATIENCE_MILLIS);
    Future<HealthCheckResponse> answer =
        client
            .request(options)
            .compose(HttpClientRequest::send)
            .map(any -> true)
            .otherwise(closed -> isBusy(turnedAwayBefore))
            .map(alive -> HealthCheckResponse.named("door").status(alive).build());
    return Uni.createFrom().completionStage(answer::toCompletionStage);
  }

  private synchronized boolean isBusy(long turnedAwayBefore) {
    long now = answered.getAsLong();
    boolean goesOn = now > answeredWhenLastClosed;
    answeredWhenLastClosed = now;
    return goesOn && turnedAway.getAsLong() > turnedAwayBefore;
  }
}
