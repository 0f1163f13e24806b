package org.lockstep.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether what bounds connections has found the socket that they come to. */
class DoorTest {
  private final Vertx vertx = Vertx.vertx();
  private final Connections connections = new Connections(new ConnectionsTest.OneForEach());

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void saysAsAnErrorThatNoConnectionIsBoundedWhereItFindsNoSocket() {
    assertThat(said(1))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getLevel().getName()).isIn("ERROR", "SEVERE");
              assertThat(line.getMessage()).contains("no connection is bounded");
            });
  }

  @Test
  void saysNothingWhereItStandsBeforeTheSocket() {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.response().end())
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();

    assertThat(said(port)).isEmpty();
  }

  @Test
  void saysSoOfTheSecuredSocketAsWell() {
    assertThat(said(door -> door.started(new HttpsServerStart(new HttpServerOptions())), 1))
        .singleElement()
        .satisfies(line -> assertThat(line.getMessage()).contains("no connection is bounded"));
  }

  private List<LogRecord> said(int port) {
    return said(door -> door.started(new HttpServerStart(new HttpServerOptions())), port);
  }

  private List<LogRecord> said(Consumer<Door> start, int port) {
    List<LogRecord> lines = new CopyOnWriteArrayList<>();
    Handler listening =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line);
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
    Logger log = Logger.getLogger(Door.class.getName());
    log.addHandler(listening);
    try {
      start.accept(new Door(vertx, serverOn(port), connections));
    } finally {
      log.removeHandler(listening);
    }
    return lines;
  }

  private static HttpServer serverOn(int port) {
    return new HttpServer() {
      @Override
      public int getPort() {
        return port;
      }

      @Override
      public int getSecurePort() {
        return port;
      }

      @Override
      public int getManagementPort() {
        return -1;
      }

      @Override
      public URI getLocalBaseUri() {
        return URI.create("http://127.0.0.1:" + port);
      }
    };
  }
}
