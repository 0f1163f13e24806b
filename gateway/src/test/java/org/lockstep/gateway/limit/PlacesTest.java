package org.lockstep.gateway.limit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.http.wire.Connections;
import org.lockstep.testkit.Tokens;

/** The places for connections: nobody keeps one for nothing, and none gets lost. */
@QuarkusTest
class PlacesTest {
  private static final String ASKED = "GET /api/v1/keys HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String NOTHING = "GET /x HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String HALF = "GET /api/v1/keys HTTP/1.1\r\nHost: loc";

  @Inject Connections connections;

  @BeforeEach
  void resetServices() {
    Services.reset();
    // Callers of other tests have gone.
    await().atMost(30, SECONDS).until(() -> connections.open() < 5);
  }

  private static String post(String path, String headers) {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
  }

  private static String drafter() {
    return "Authorization: Bearer " + Tokens.of("jp-drafter").roles("drafter").held() + "\r\n";
  }

  /** What the gateway does not keep a connection open for. */
  private static List<String> endings() {
    String packages = "/api/v1/packages";
    String expired = "Authorization: Bearer " + Tokens.of("jp-drafter").expired().bearer() + "\r\n";
    String chunked = "Transfer-Encoding: chunked\r\n";
    return List.of(
        post(packages, expired + "Content-Length: 9\r\n") + "{",
        post(packages, expired + chunked) + "0\r\n\r\n",
        post("/api/v1/nothing", drafter() + "Content-Length: 9\r\n"),
        post(packages, drafter() + "Content-Length: 1048577\r\n"),
        post(packages, drafter() + chunked) + "2\r\n{}\r\n0\r\n\r\n",
        post(packages, drafter() + chunked) + "x\r\n",
        "GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n",
        "nonsense\r\n\r\n",
        post(packages, "X-A: a\r\n b\r\n"),
        "POST /api/v1/pack",
        "");
  }

  /** After these a connection may be used again. */
  private static List<String> answers() {
    return List.of(
        post("/api/v1/packages", drafter() + "Content-Length: 2\r\n") + "{}",
        post("/api/v1/packages", "Content-Length: 2\r\n") + "{}",
        ASKED);
  }

  @Test
  void givesEveryPlaceBackWhenTheGatewayEndsARequest() throws IOException {
    // Given
    int before = connections.open();
    long turnedAway = connections.turnedAway();
    List<Wire> callers = new ArrayList<>();
    try {
      // When
      for (String bytes : endings()) {
        for (int i = 0; i < 8; i++) {
          callers.add(new Wire("127.0.0.9").write(bytes));
        }
      }
      await().atMost(10, SECONDS).until(() -> connections.open() > before);
      // Then, although none of the callers ends anything
      await().atMost(30, SECONDS).until(() -> connections.open() <= before);
      assertThat(connections.turnedAway()).isEqualTo(turnedAway);
    } finally {
      for (Wire caller : callers) {
        caller.close();
      }
    }
  }

  @Test
  void givesEveryPlaceBackWhenCallersGoAway() throws IOException {
    int before = connections.open();
    long turnedAway = connections.turnedAway();
    for (String bytes : Stream.concat(endings().stream(), answers().stream()).toList()) {
      for (int i = 0; i < 20; i++) {
        new Wire("127.0.0.9").write(bytes).close();
      }
      await().atMost(30, SECONDS).until(() -> connections.open() <= before);
    }

    assertThat(connections.turnedAway()).isEqualTo(turnedAway);
  }

  @Test
  void saysThatAHeadDidNotComeInTime() throws IOException {
    String answer;
    try (Wire wire = new Wire().write(HALF)) {
      answer = wire.readAll();
    }

    assertThat(answer)
        .startsWith("HTTP/1.1 408")
        .contains("urn:lockstep:problem:request-timeout")
        .doesNotContain("(still open)");
  }

  @Test
  void lendsAFurtherHeadOnAConnectionNoMoreTimeThanTheFirst() throws IOException {
    try (Wire wire = new Wire().write(ASKED)) {
      assertThat(wire.readAnswer()).startsWith("HTTP/1.1 200");

      assertThat(wire.write(HALF).readAll()).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void keepsFewAnswersForACallerWhoDoesNotTakeThem() throws IOException {
    long refused = connections.refused();
    String answers;
    try (Wire wire = Wire.withLittleRoom("127.0.0.5")) {
      // When it asks for more answers than sockets hold
      for (int i = 0; i < 400; i++) {
        wire.write(NOTHING.repeat(100));
      }
      await().atMost(20, SECONDS).until(() -> connections.refused() > refused);
      answers = wire.readAll();
    }
    // Then it gets those that were made, whole
    assertThat(answers).startsWith("HTTP/1.1 404").endsWith("}");
  }

  @Test
  void closesTheConnectionOfACallerWhoAsksOnAndOnAndTakesNoAnswer() throws IOException {
    try (Wire wire = Wire.withLittleRoom("127.0.0.5")) {
      String many = NOTHING.repeat(200);

      await()
          .atMost(40, SECONDS)
          .until(
              () -> {
                try {
                  wire.write(many);
                  return false;
                } catch (IOException e) {
                  return true;
                }
              });
    }
  }

  @Test
  void leavesAConnectionOpenBetweenRequests() throws IOException {
    try (Wire wire = new Wire().write(ASKED)) {
      assertThat(wire.readAnswer()).startsWith("HTTP/1.1 200");
      await().during(4, SECONDS).atMost(10, SECONDS).until(() -> !wire.isClosed());

      assertThat(wire.write(ASKED).readAnswer()).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void doesNotLetOneAddressShutOutTheOthers() throws IOException {
    List<Wire> slow = new ArrayList<>();
    try {
      // Given one who takes all the places it can get
      long turnedAway = connections.turnedAway();
      for (int i = 0; i < 150; i++) {
        slow.add(new Wire("127.0.0.7").write("GET /api/v1/keys HTTP/1.1\r\n"));
      }
      await().atMost(10, SECONDS).until(() -> connections.turnedAway() > turnedAway);
      // Then
      try (Wire other = new Wire("127.0.0.8").write(ASKED)) {
        assertThat(other.readAnswer()).startsWith("HTTP/1.1 200");
      }
    } finally {
      for (Wire wire : slow) {
        wire.close();
      }
    }
  }

  @Test
  void givesAPlaceToWhoAsksInsteadOfWhoIsSilent() throws IOException {
    List<Wire> silent = new ArrayList<>();
    try {
      // Given that every place is taken by one who says nothing, from several addresses
      long gaveWay = connections.gaveWay();
      for (int i = 0; i < connections.limit(); i++) {
        silent.add(new Wire("127.0.1." + (1 + i / 50)));
      }
      // When
      await()
          .ignoreExceptions()
          .atMost(20, SECONDS)
          .until(
              () -> {
                try (Wire other = new Wire("127.0.0.8").write(ASKED)) {
                  return other.readAnswer().startsWith("HTTP/1.1 200");
                }
              });
      // Then
      assertThat(connections.gaveWay()).isGreaterThan(gaveWay);
      assertThat(connections.open()).isLessThanOrEqualTo(connections.limit());
    } finally {
      for (Wire wire : silent) {
        wire.close();
      }
    }
  }

  @Test
  void closesTheConnectionThatRestedLongestForANewOneOfTheSameCaller() throws IOException {
    List<Wire> resting = new ArrayList<>();
    try {
      // Given a caller whose connections all rest between two requests
      for (int i = 0; i < 100; i++) {
        Wire wire = new Wire("127.0.0.6").write(ASKED);
        assertThat(wire.readAnswer()).startsWith("HTTP/1.1 200");
        resting.add(wire);
      }
      // When
      try (Wire further = new Wire("127.0.0.6").write(ASKED)) {
        assertThat(further.readAnswer()).startsWith("HTTP/1.1 200");
      }
      // Then one of the first: each event loop notes for itself since when a connection rests
      await().atMost(5, SECONDS).until(() -> isAnyClosed(resting.subList(0, 4)));
      assertThat(resting.get(99).isClosed()).isFalse();
    } finally {
      for (Wire wire : resting) {
        wire.close();
      }
    }
  }

  private static boolean isAnyClosed(List<Wire> wires) throws IOException {
    for (Wire wire : wires) {
      if (wire.isClosed()) {
        return true;
      }
    }
    return false;
  }
}
