package org.lockstep.gateway.limit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Services.Arrived;
import org.lockstep.gateway.Wire;
import org.lockstep.gateway.limit.WireCase.Outcome;
import org.lockstep.http.wire.Connections;
import org.lockstep.testkit.Tokens;

/** What happens to requests as nobody should write them; byte by byte on a socket. */
@QuarkusTest
class WireTest {
  private static final String SMUGGLED = "/api/v1/statements";

  private static final Executor THREADS = command -> new Thread(command).start();

  @Inject Connections connections;

  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  private static String head(String requestLine, String headers) {
    return requestLine
        + "\r\nHost: localhost\r\nAuthorization: Bearer "
        + Tokens.of("jp-drafter").held()
        + "\r\n"
        + headers
        + "\r\n";
  }

  private static String smuggled() {
    return head("GET " + SMUGGLED + " HTTP/1.1", "");
  }

  static List<WireCase> cases() throws IOException {
    return WireCase.all().stream().filter(wireCase -> !wireCase.isSlow()).toList();
  }

  private static String answer(WireCase wireCase) {
    try (Wire wire = new Wire()) {
      wireCase.send(wire);
      return wireCase.outcome() == Outcome.REFUSED ? wire.readAnswer() : wire.readAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void doesWithEachCaseWhatItSays(WireCase wireCase) {
    String answer = answer(wireCase);

    List<String> whole =
        Services.arrived().stream()
            .filter(arrived -> arrived.body().isComplete())
            .map(Arrived::uri)
            .toList();
    switch (wireCase.outcome()) {
      case REFUSED -> {
        assertRefused(answer);
        assertThat(whole).isEmpty();
      }
      case CUT -> {
        assertThat(answer).doesNotContain("200 OK", "(still open)");
        assertThat(whole).isEmpty();
      }
      case PASSES -> {
        assertThat(answer).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1 ");
        assertThat(whole).containsExactly("/api/v1/packages");
      }
    }
  }

  private static void assertRefused(String answer) {
    assertThat(answer)
        .containsPattern("^HTTP/1\\.[01] (400|405|408|414|431|505) ")
        .containsIgnoringCase("content-type: application/problem+json")
        .containsPattern("(?i)\r\nx-request-id: [0-9a-f-]{36}\r\n")
        .containsPattern("\"instance\":\"urn:lockstep:request:[0-9a-f-]{36}\"");
  }

  @Test
  void doesNotWaitForThoseWhoTakeLong() throws IOException {
    // All at once, as each of them takes some seconds
    List<CompletableFuture<String>> answers =
        WireCase.all().stream()
            .filter(WireCase::isSlow)
            .map(wireCase -> CompletableFuture.supplyAsync(() -> answer(wireCase), THREADS))
            .toList();

    assertThat(answers).isNotEmpty();
    answers.forEach(answer -> assertRefused(answer.join()));
    assertThat(Services.arrived()).noneMatch(arrived -> arrived.body().isComplete());
  }

  @Test
  void triesManyOfEachKind() throws IOException {
    assertThat(WireCase.all())
        .extracting(WireCase::name)
        .doesNotHaveDuplicates()
        .hasSizeGreaterThan(100);
  }

  @Test
  void looksAtNothingBehindABodyWithTwoFramings() throws IOException {
    // Given a body that ends early for a reader of chunks, and late for a reader of lengths
    String body = "0\r\n\r\n" + smuggled();
    String request =
        head(
            "POST /api/v1/packages HTTP/1.1",
            "Content-Length: " + body.length() + "\r\nTransfer-Encoding: chunked\r\n");
    // When
    String answer;
    try (Wire wire = new Wire()) {
      answer = wire.write(request + body).readAll();
    }
    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 400")
        .containsOnlyOnce("HTTP/1.1 ")
        .containsIgnoringCase("connection: close")
        .doesNotContain("(still open)");
    await()
        .during(500, MILLISECONDS)
        .atMost(20, SECONDS)
        .untilAsserted(() -> assertThat(Services.arrived()).isEmpty());
  }

  @Test
  void looksAtNothingBehindARefusedBody() throws IOException {
    // Given a path that is not there, and a request in its body
    String request =
        head("POST /api/v1/nothing HTTP/1.1", "Content-Length: " + smuggled().length() + "\r\n");
    // When
    String answer;
    try (Wire wire = new Wire()) {
      answer = wire.write(request + smuggled() + smuggled()).readAll();
    }
    // Then
    assertThat(answer).startsWith("HTTP/1.1 404");
    await()
        .during(500, MILLISECONDS)
        .atMost(20, SECONDS)
        .untilAsserted(() -> assertThat(Services.arrived()).isEmpty());
  }

  @Test
  void keepsNoMoreThanThirtyTwoRequestsOfOneConnectionWaiting() throws IOException {
    // Given a service that takes its time for the first
    Services.answer(
        (request, body) ->
            Vertx.currentContext()
                .owner()
                .setTimer(20, late -> request.response().end("{\"items\":[]}")));
    String answer;
    try (Wire wire = new Wire()) {
      // When
      answer = wire.write(head("GET /api/v1/packages HTTP/1.1", "").repeat(100)).readAll();
    }
    // Then
    assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(33);
    assertThat(answer.toLowerCase(Locale.ROOT)).containsOnlyOnce("connection: close");
    assertThat(answer).doesNotContain("(still open)", "(reset)");
    assertThat(Services.arrived()).hasSize(32);
  }

  @Test
  void answersWhatCameBeforeARequestThatCannotBeRead() throws IOException {
    // Given a request that waits for its service, and one behind it that is no request
    Services.answer(
        (request, body) ->
            Vertx.currentContext()
                .owner()
                .setTimer(300, late -> request.response().end("{\"items\":[]}")));
    String answer;
    try (Wire wire = new Wire()) {
      answer =
          wire.write(head("GET /api/v1/packages HTTP/1.1", "") + "nonsense\r\n\r\n" + smuggled())
              .readAll();
    }
    // Then
    assertThat(answer).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1 400").endsWith("}");
    assertThat(Services.arrived()).extracting("uri").containsExactly("/api/v1/packages");
  }

  @Test
  void refusesBehindAnAnswerAsItDoesAtOnce() throws IOException {
    // Given a request that waits for its service, and behind it a HEAD that is not clear
    Services.answer(
        (request, body) ->
            Vertx.currentContext()
                .owner()
                .setTimer(300, late -> request.response().end("{\"items\":[]}")));
    long refused = connections.refused();
    String answer;
    try (Wire wire = new Wire()) {
      answer =
          wire.write(
                  head("GET /api/v1/packages HTTP/1.1", "")
                      + head(
                          "HEAD /api/v1/packages HTTP/1.1",
                          "X-Request-Id: of-the-folded\r\nX-A: a\r\n b\r\n"))
              .readAll();
    }
    // Then
    assertThat(answer)
        .containsOnlyOnce("HTTP/1.1 400")
        .containsIgnoringCase("\r\nx-request-id: of-the-folded\r\n")
        .endsWith("\r\n\r\n");
    assertThat(connections.refused()).isEqualTo(refused + 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/packages?q=%s HTTP/1.1|8300|414|uri-too-long",
        "GET /api/v1/packages HTTP/1.1\r\nX-A: %s|17000|431|headers-too-large",
        "GET /api/v1/packages%s|1|400|invalid-request",
        "GET /api/v1/packages HTTP/3.0%s|0|505|http-version-not-supported",
      })
  void saysWhatIsWrongWithWhatItCannotRead(String text) throws IOException {
    String[] parts = text.split("\\|", -1);
    String line = parts[0].formatted("a".repeat(Integer.parseInt(parts[1])));
    String answer;
    try (Wire wire = new Wire()) {
      answer = wire.write(head(line, "X-Request-Id: story-2024-05-24\r\n")).readAll();
    }

    assertThat(answer)
        .startsWith("HTTP/1.1 " + parts[2])
        .contains("\"type\":\"urn:lockstep:problem:" + parts[3] + "\"")
        .contains("\"status\":" + parts[2])
        .containsIgnoringCase("connection: close")
        .containsIgnoringCase("cache-control: no-store")
        .doesNotContain("(still open)");
  }

  @Test
  void passesARequestLineOfTheWholeLength() throws IOException {
    String start = "GET /api/v1/packages?q=";
    String end = " HTTP/1.1";
    String longest = start + "a".repeat(8192 - start.length() - end.length()) + end;
    String answer;
    try (Wire wire = new Wire()) {
      answer = wire.write(head(longest, "")).readAnswer();
    }

    assertThat(answer).startsWith("HTTP/1.1 200");
  }

  @Test
  void servesRequestsOfOneConnectionOneAfterTheOther() throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      answer =
          wire.write(
                  head("GET /api/v1/packages HTTP/1.1", "")
                      + head("GET /api/v1/designations HTTP/1.1", "Connection: close\r\n"))
              .readAll();
    }

    assertThat(answer.split("HTTP/1.1 200", -1)).hasSize(3);
    assertThat(Services.arrived())
        .extracting("uri")
        .containsExactly("/api/v1/packages", "/api/v1/designations");
  }
}
