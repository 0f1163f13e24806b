package org.lockstep.gateway.route;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.lockstep.gateway.route.RoutingTest.officer;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.gateway.upstream.Breaker;
import org.lockstep.gateway.upstream.Conditions;
import org.lockstep.gateway.upstream.Service;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class TroubleTest {
  @Inject Conditions conditions;

  @BeforeEach
  void resetServices() {
    Services.reset();
    for (Service service : Service.values()) {
      conditions.of(service).breaker().answered();
    }
  }

  @Test
  void saysThatAServiceDidNotAnswerInTimeAndTakesTheRequestBack() {
    // Given a service that never answers
    Services.answer((request, body) -> {});
    // When
    officer()
        .get("/api/v1/alignment")
        .then()
        .statusCode(504)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:upstream-timeout"))
        .body("detail", equalTo("A read changes nothing: send it again later."))
        .body("instance", notNullValue());
    // Then
    await().atMost(20, SECONDS).until(() -> Services.arrived().get(0).body().isBrokenOff());
  }

  @Test
  void waitsLongerForAWriteThanForARead() {
    // Given a service that answers later than a read may take
    Services.answer(
        (request, body) ->
            Vertx.currentContext().owner().setTimer(1_750, late -> request.response().end("{}")));

    officer().get("/api/v1/alignment").then().statusCode(504);
    officer().body("{}").post("/api/v1/packages").then().statusCode(200);
  }

  @Test
  void keepsRequestsFromAServiceThatAnswersNobodyAndLetsTheOthersBe() throws IOException {
    // Given a service that takes what it is sent and says nothing to anybody
    Breaker breaker = conditions.of(Service.ALERT).breaker();
    try (ServerSocket deaf = Services.replace("alert")) {
      AtomicInteger came = new AtomicInteger();
      CompletableFuture.runAsync(() -> answer(deaf, "", came));
      for (int i = 0; !breaker.isOpen(); i++) {
        officer().body("{}").post("/api/v1/subscriptions").then().statusCode(502);
        assertThat(i).isLessThan(10);
      }
      // When somebody asks for it, and for another
      int before = came.get();
      breaker.failed();
      officer()
          .get("/api/v1/alerts")
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("type", equalTo("urn:lockstep:problem:unavailable"));
      // Then
      assertThat(came).hasValue(before);
      officer().get("/api/v1/packages").then().statusCode(200);
    }
    // And when it is back
    Services.reset();
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() -> officer().get("/api/v1/alerts").then().statusCode(200));
    assertThat(breaker.isOpen()).isFalse();
  }

  @Test
  void cutsAnAnswerThatDoesNotEnd() throws IOException {
    // Given
    Services.answer((request, body) -> request.response().setChunked(true).write("{\"items\":["));
    // When
    String answer;
    try (Wire wire = new Wire()) {
      answer = wire.write(get("/api/v1/designations")).readAll();
    }
    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("{\"items\":[")
        .doesNotEndWith("0\r\n\r\n");
    assertThat(answer).doesNotContain("(still open)");
    await().atMost(20, SECONDS).until(() -> Services.arrived().get(0).body().isBrokenOff());
    await()
        .atMost(20, SECONDS)
        .until(() -> conditions.of(Service.DESIGNATION).queue().length() == 0);
  }

  @Test
  void letsALargeAnswerTakeLongerButNotForEver() throws IOException {
    // Given a service that goes on for longer than other answers may take
    Services.answer(
        (request, body) -> {
          request.response().setChunked(true).write("first\n");
          if (request.uri().endsWith("/register.csv")) {
            Vertx.currentContext()
                .owner()
                .setTimer(2_500, late -> request.response().end("last\n"));
          }
        });
    try (Wire wire = new Wire()) {
      // When
      wire.write(get("/api/v1/exports/register.ftm.jsonl"));
      officer()
          .get("/api/v1/exports/register.csv")
          .then()
          .statusCode(200)
          .body(equalTo("first\nlast\n"));
      // Then
      assertThat(wire.readAll())
          .contains("first")
          .doesNotContain("(still open)")
          .doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void saysWhenToComeBackWhenAServiceIsAway() {
    Services.unplug("alert");

    officer()
        .get("/api/v1/alerts")
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:unavailable"))
        .body("detail", not(containsString("localhost")));
    officer().get("/api/v1/packages").then().statusCode(200);
  }

  @Test
  void saysThatAServiceBrokeOff() {
    Services.answer((request, body) -> request.connection().close());

    officer()
        .body("{}")
        .post("/api/v1/packages")
        .then()
        .statusCode(502)
        .header("Retry-After", "2")
        .body("type", equalTo("urn:lockstep:problem:bad-gateway"))
        .body("detail", containsString("not known"));
    assertThat(Services.arrived()).as("tried again").hasSize(1);
  }

  @Test
  void takesTheRequestBackWhenItsCallerGoesAway() throws IOException {
    // Given a caller who waits
    Services.answer((request, body) -> {});
    try (Wire wire = new Wire()) {
      wire.write(get("/api/v1/entities"));
      await().atMost(20, SECONDS).until(() -> !Services.arrived().isEmpty());
      // When it goes (at the end of this block)
    }
    // Then
    await().atMost(5, SECONDS).until(() -> Services.arrived().get(0).body().isBrokenOff());
  }

  @Test
  void holdsNothingAgainstAServiceThatACallerDoes() throws IOException {
    // Given callers who go away, and callers whose bodies break, one after the other
    Services.answer((request, body) -> {});
    String broken =
        get("/api/v1/packages")
            .replace("GET", "POST")
            .replace("\r\n\r\n", "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    for (int i = 1; i <= 12; i++) {
      int arrived = i;
      try (Wire wire = new Wire()) {
        wire.write(get("/api/v1/packages"));
        await().atMost(20, SECONDS).until(() -> reads() == arrived);
      }
      try (Wire wire = new Wire()) {
        wire.write(broken).readAll();
      }
    }
    // Then nothing is sent again for nobody, and the service is not taken for one that is away
    await()
        .atMost(20, SECONDS)
        .until(() -> Services.arrived().stream().allMatch(arrived -> arrived.body().isBrokenOff()));
    assertThat(reads()).isEqualTo(12);
    assertThat(conditions.of(Service.DESIGNATION).breaker().isOpen()).isFalse();
    Services.reset();
    officer().get("/api/v1/packages").then().statusCode(200);
  }

  private static long reads() {
    return Services.arrived().stream().filter(arrived -> arrived.method().equals("GET")).count();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2, 40\r\n\r\n{}",
        "HTTP/9.9 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nX-A: \u0001\r\nContent-Length: 2\r\n\r\n{}",
        "\u0000\u0000\u0000\u0000\r\n\r\n",
      })
  void saysThatAServiceAnswersInNoWayItUnderstands(String garbage) throws IOException {
    // Given something else on the port of a service
    try (ServerSocket other = Services.replace("designation")) {
      AtomicInteger answers = new AtomicInteger();
      CompletableFuture.runAsync(() -> answer(other, garbage, answers));
      // When
      officer()
          .get("/api/v1/packages")
          .then()
          .statusCode(502)
          .body("type", equalTo("urn:lockstep:problem:bad-gateway"))
          .body("detail", not(containsString("nonsense")));
      // Then it was that which came
      assertThat(answers).hasPositiveValue();
    }
  }

  /** Answers everybody so until the socket is closed. */
  private static void answer(ServerSocket server, String answer, AtomicInteger answers) {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        caller.getInputStream().read();
        answers.incrementAndGet();
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        continue; // That caller has gone, or the socket is closed.
      }
    }
  }

  @Test
  void keepsNoConnectionToAServiceForCallersWhoLeft() throws IOException {
    // Given more callers than a service has connections, who leave in the middle of a body
    String half =
        "POST /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
            + Tokens.of("jp-drafter").held()
            + "\r\nContent-Length: 10\r\n\r\n{";
    for (int i = 0; i < 200; i++) {
      new Wire("127.0.0." + (1 + i % 100)).write(half).close();
    }
    // Then
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() -> officer().get("/api/v1/packages").then().statusCode(200));
    for (int i = 0; i < 3; i++) {
      officer().get("/api/v1/packages").then().statusCode(200);
    }
  }

  private static String get(String path) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + Tokens.of("jp-drafter").held()
        + "\r\n\r\n";
  }
}
