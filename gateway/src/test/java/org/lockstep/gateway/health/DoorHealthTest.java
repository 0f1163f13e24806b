package org.lockstep.gateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.HolderCertificate;

/** A door that opens and lets nobody in. */
class DoorHealthTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong turnedAway = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private ServerSocket door;
  private DoorHealth health;

  @BeforeEach
  void open() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    health = health(() -> new DoorHealth.Door(door.getLocalPort(), false));
  }

  private DoorHealth health(Supplier<DoorHealth.Door> asked) {
    return new DoorHealth(vertx, "127.0.0.1", asked, turnedAway::get, answered::get);
  }

  @Test
  void isAliveBehindTlsAlone() throws IOException {
    HolderCertificate issuer = HolderCertificate.selfSigned("issuer");
    String keys = issuer.issue("gateway").writeKeyStore(Path.of("target/door/keys.p12")).toString();
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setKeyCertOptions(
                        new PfxOptions().setPath(keys).setPassword(HolderCertificate.PASSWORD)))
            .requestHandler(request -> request.response().end())
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();

    health = health(() -> new DoorHealth.Door(server.actualPort(), true));
    assertThat(status()).isEqualTo(Status.UP);

    health = health(() -> new DoorHealth.Door(server.actualPort(), false));
    assertThat(status()).isEqualTo(Status.DOWN);
  }

  @AfterEach
  void close() throws IOException {
    door.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private CompletableFuture<Void> turnEverybodyAway() {
    return CompletableFuture.runAsync(
        () -> {
          while (!door.isClosed()) {
            try {
              var caller = door.accept();
              turnedAway.incrementAndGet();
              caller.close();
            } catch (IOException e) {
              continue; // It is closed.
            }
          }
        });
  }

  private Status status() {
    return health.call().await().indefinitely().getStatus();
  }

  @Test
  void isAliveWhenItHasNoPlaceButThoseInsideGetAnswers() {
    turnEverybodyAway();
    for (int i = 0; i < 3; i++) {
      answered.incrementAndGet();

      assertThat(status()).isEqualTo(Status.UP);
    }
  }

  @Test
  void isNotAliveWhenItHasNoPlaceAndNobodyInsideGetsAnAnswer() {
    turnEverybodyAway();
    answered.incrementAndGet();
    status();

    assertThat(status()).isEqualTo(Status.DOWN);
  }

  @Test
  void isNotAliveWhenNobodyOpensWhateverHappensInsideAndSaysSoOnceAsAnError() throws IOException {
    door.close();
    answered.incrementAndGet();

    List<LogRecord> said = new CopyOnWriteArrayList<>();
    Handler listening = listeningTo(said);
    Logger.getLogger(DoorHealth.class.getName()).addHandler(listening);
    try {
      assertThat(status()).isEqualTo(Status.DOWN);
      assertThat(said).hasSize(1);
      assertThat(status()).isEqualTo(Status.DOWN);
    } finally {
      Logger.getLogger(DoorHealth.class.getName()).removeHandler(listening);
    }

    assertThat(said)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel().getName()).isIn("ERROR", "SEVERE");
              assertThat(line.getMessage()).contains("does not open");
            });
  }

  private static Handler listeningTo(List<LogRecord> said) {
    return new Handler() {
      @Override
      public void publish(LogRecord line) {
        said.add(line);
      }

      @Override
      public void flush() {
        // Nothing is held back.
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
