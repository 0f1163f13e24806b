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
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;
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
  private static final Logger LOG = Logger.getLogger(DoorHealth.class);
  private static final int PATIENCE_MILLIS = 5_000;
  private static final String ANY_ADDRESS = "0.0.0.0";

  private final HttpClient client;
  private final String host;
  private final Supplier<Door> door;
  private final LongSupplier turnedAway;
  private final LongSupplier answered;
  private long answeredWhenLastClosed;
  private boolean down;

  /** Where partners come in: with TLS where the other port is closed. */
  record Door(int port, boolean tls) {
    static Door of(HttpServer server) {
      return server.getPort() > 0
          ? new Door(server.getPort(), false)
          : new Door(server.getSecurePort(), true);
    }
  }

  @Inject
  DoorHealth(
      Vertx vertx,
      HttpServer server,
      Connections connections,
      @ConfigProperty(name = "quarkus.http.host") String host) {
    this(vertx, host, () -> Door.of(server), connections::turnedAway, connections::answered);
  }

  DoorHealth(
      Vertx vertx,
      String host,
      Supplier<Door> door,
      LongSupplier turnedAway,
      LongSupplier answered) {
    // It asks itself, by an address that is in no certificate, and looks at nothing of the answer.
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(PATIENCE_MILLIS)
                .setKeepAlive(false)
                .setTrustAll(true)
                .setVerifyHost(false));
    this.host = ANY_ADDRESS.equals(host) ? "127.0.0.1" : host;
    this.door = door;
    this.turnedAway = turnedAway;
    this.answered = answered;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    long turnedAwayBefore = turnedAway.getAsLong();
    Door asked = door.get();
    RequestOptions options =
        new RequestOptions()
            .setHost(host)
            .setPort(asked.port())
            .setSsl(asked.tls())
            .setURI("/")
            .setConnectTimeout(PATIENCE_MILLIS)
            .setIdleTimeout(PATIENCE_MILLIS);
    Future<HealthCheckResponse> answer =
        client
            .request(options)
            .compose(HttpClientRequest::send)
            .map(any -> true)
            .otherwise(closed -> isBusy(turnedAwayBefore))
            .map(this::said)
            .map(alive -> HealthCheckResponse.named("door").status(alive).build());
    return Uni.createFrom().completionStage(answer::toCompletionStage);
  }

  /** Once, however often it is asked. */
  private synchronized boolean said(boolean alive) {
    if (!alive && !down) {
      LOG.errorf("The door for partners on port %d does not open any more", door.get().port());
    } else if (alive && down) {
      LOG.info("The door for partners opens again");
    }
    down = !alive;
    return alive;
  }

  private synchronized boolean isBusy(long turnedAwayBefore) {
    long now = answered.getAsLong();
    boolean goesOn = now > answeredWhenLastClosed;
    answeredWhenLastClosed = now;
    return goesOn && turnedAway.getAsLong() > turnedAwayBefore;
  }
}
