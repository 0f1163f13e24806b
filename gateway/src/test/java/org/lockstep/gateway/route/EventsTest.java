package org.lockstep.gateway.route;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lockstep.gateway.route.RoutingTest.officer;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class EventsTest {
  @Inject Event<ShutdownDelayInitiatedEvent> asked;

  private static final Map<String, HttpServerResponse> STREAMS = new ConcurrentHashMap<>();

  @BeforeEach
  void openAStreamToEveryoneWhoWatches() {
    Services.reset();
    STREAMS.clear();
    Services.answer(
        (request, body) -> {
          HttpServerResponse response =
              request.response().putHeader("Content-Type", "text/event-stream").setChunked(true);
          if (request.uri().endsWith("/progress")) {
            response.write(event("RECEIVING"));
            STREAMS.put(request.uri().split("/", -1)[4], response);
          } else {
            response.end("{}");
          }
        });
  }

  private static HttpServerResponse stream(String id) {
    return Objects.requireNonNull(STREAMS.get(id));
  }

  private static String event(String status) {
    return "event: progress\ndata: {\"status\":\"" + status + "\"}\n\n";
  }

  private static String watch(String id) {
    return "GET /api/v1/imports/"
        + id
        + "/progress HTTP/1.1\r\nHost: localhost\r\n"
        + "Accept: text/event-stream\r\nAuthorization: Bearer "
        + Tokens.of("list-operator").roles("list-operator").bearer()
        + "\r\n\r\n";
  }

  @Test
  void passesEachEventOnAsItComes() throws IOException {
    try (Wire wire = new Wire()) {
      // When
      wire.write(watch("one"));
      // Then it is there before the next one is written
      assertThat(wire.readUntil("RECEIVING\"}\n\n\r\n"))
          .startsWith("HTTP/1.1 200")
          .containsIgnoringCase("content-type: text/event-stream")
          .containsIgnoringCase("cache-control: no-store");
      stream("one").write(event("READING"));
      assertThat(wire.readUntil("READING\"}\n\n\r\n")).endsWith("\n\n\r\n");
      stream("one").end(event("PUBLISHED"));
      assertThat(wire.readUntil("0\r\n\r\n")).contains("PUBLISHED");
    }
  }

  @Test
  void letsAStreamLastLongerThanARequestButNotForEver() throws IOException {
    // Given an import that takes its time
    try (Wire wire = new Wire();
        Wire endless = new Wire()) {
      wire.write(watch("long"));
      wire.readUntil("RECEIVING\"}\n\n\r\n");
      endless.write(watch("endless"));
      endless.readUntil("RECEIVING\"}\n\n\r\n");
      // When
      CompletableFuture.delayedExecutor(2_500, MILLISECONDS)
          .execute(() -> stream("long").end(event("PUBLISHED")));
      // Then
      assertThat(wire.readUntil("0\r\n\r\n")).contains("PUBLISHED");
      assertThat(endless.readAll()).doesNotContain("(still open)").doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void takesAStreamBackWhenNobodyWatches() throws IOException {
    try (Wire wire = new Wire()) {
      wire.write(watch("left"));
      wire.readUntil("RECEIVING\"}\n\n\r\n");
    }

    await().atMost(10, SECONDS).until(() -> Services.arrived().get(0).body().isBrokenOff());
  }

  @Test
  void endsAStreamWhenTheGatewayIsAskedToEnd() throws IOException {
    try (Wire wire = new Wire()) {
      wire.write(watch("ended"));
      wire.readUntil("RECEIVING\"}\n\n\r\n");

      asked.fire(new ShutdownDelayInitiatedEvent());

      await().atMost(10, SECONDS).until(() -> Services.arrived().get(0).body().isBrokenOff());
      assertThat(wire.readAll()).doesNotContain("(still open)");
    }
  }

  @Test
  void doesNotKeepThoseWhoAskWaitingForThoseWhoWatch() throws IOException {
    // Given more who watch than a service has connections
    List<Wire> watching = new ArrayList<>();
    try {
      for (int i = 0; i < 70; i++) {
        watching.add(new Wire().write(watch("watched-" + i)));
      }
      await().atMost(20, SECONDS).until(() -> STREAMS.size() >= 32);
      // When
      officer().get("/api/v1/imports/0197-4a").then().statusCode(200);
      // Then one who is too many is told
      assertThat(STREAMS.values())
          .filteredOn(stream -> !stream.closed())
          .hasSizeLessThanOrEqualTo(32);
    } finally {
      for (Wire wire : watching) {
        wire.close();
      }
    }
  }
}
