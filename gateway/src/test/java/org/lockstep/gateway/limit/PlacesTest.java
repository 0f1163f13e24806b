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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.http.wire.Connections;
import org.lockstep.testkit.Tokens;

/** The places for connections: nobody keeps one for nothing, and none gets lost. */
@QuarkusTest
class PlacesTest {
  private static final String ASKED = "GET /api/v1/keys HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String HALF = "GET /api/v1/keys HTTP/1.1\r\nHost: loc";

  @Inject Connections connections;

  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  private static String post(String path, String headers) {
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
  }

  private static String drafter() {
    return "Authorization: Bearer " + Tokens.of("jp-drafter").roles("drafter").bearer() + "\r\n";
  }

  static Stream<Arguments> endings() {
    String expired = "Authorization: Bearer " + Tokens.of("jp-drafter").expired().bearer() + "\r\n";
    String packages = "/api/v1/packages";
    return Stream.of(
        Arguments.of(
            "refused, with half a body", post(packages, expired + "Content-Length: 9\r\n") + "{"),
        Arguments.of(
            "refused, in chunks",
            post(packages, expired + "Transfer-Encoding: chunked\r\n") + "0\r\n\r\n"),
        Arguments.of("no such path", post("/api/v1/nothing", drafter() + "Content-Length: 9\r\n")),
        Arguments.of("too large", post(packages, drafter() + "Content-Length: 1048577\r\n")),
        Arguments.of(
            "accepted, in chunks",
            post(packages, drafter() + "Transfer-Encoding: chunked\r\n") + "2\r\n{}\r\n0\r\n\r\n"),
        Arguments.of(
            "a broken chunk",
            post(packages, drafter() + "Transfer-Encoding: chunked\r\n") + "x\r\n"),
        Arguments.of(
            "a body for nobody",
            "GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n"),
        Arguments.of("no request at all", "nonsense\r\n\r\n"),
        Arguments.of("a folded header", post(packages, "X-A: a\r\n b\r\n")),
        Arguments.of("half a head", "POST /api/v1/pack"),
        Arguments.of("nothing", ""));
  }

  /** After these the connection may be used again. */
  static Stream<Arguments> answers() {
    String packages = "/api/v1/packages";
    return Stream.of(
        Arguments.of("accepted", post(packages, drafter() + "Content-Length: 2\r\n") + "{}"),
        Arguments.of("refused", post(packages, "Content-Length: 2\r\n") + "{}"),
        Arguments.of("an open question", ASKED));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endings")
  void givesThePlaceBackWhenTheGatewayEndsARequest(String name, String bytes) throws IOException {
    // Given
    int before = connections.open();
    List<Wire> callers = new ArrayList<>();
    try {
      // When
      for (int i = 0; i < 20; i++) {
        callers.add(new Wire("127.0.0.9").write(bytes));
      }
      // Then, although none of the callers ends anything
      await().atMost(20, SECONDS).until(() -> connections.open() <= before);
    } finally {
      for (Wire caller : callers) {
        caller.close();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"endings", "answers"})
  void givesThePlaceBackWhenTheCallerGoesAway(String name, String bytes) throws IOException {
    int before = connections.open();
    for (int i = 0; i < 20; i++) {
      new Wire("127.0.0.9").write(bytes).close();
    }

    await().atMost(20, SECONDS).until(() -> connections.open() <= before);
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
  void leavesAConnectionOpenBetweenRequests() throws IOException {
    try (Wire wire = new Wire().write(ASKED)) {
      assertThat(wire.readAnswer()).startsWith("HTTP/1.1 200");
      assertThat(wire.readAll()).isEqualTo("(still open)");

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
          .atMost(10, SECONDS)
          .until(
              () -> {
                try (Wire other = new Wire("127.0.0.8").write(ASKED)) {
                  return other.readAll().startsWith("HTTP/1.1 200");
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
      // Then
      await().atMost(5, SECONDS).until(() -> resting.get(0).isClosed());
      assertThat(resting.get(99).isClosed()).isFalse();
    } finally {
      for (Wire wire : resting) {
        wire.close();
      }
    }
  }
}
