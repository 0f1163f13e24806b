package org.lockstep.gateway.limit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.http.wire.Connections;
import org.lockstep.testkit.Tokens;

/** What happens to requests as nobody should write them; byte by byte on a socket. */
@QuarkusTest
class WireTest {
  private static final String SMUGGLED = "/api/v1/statements";

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

  static Stream<Arguments> refused() {
    String post = "POST /api/v1/packages HTTP/1.1";
    String get = "GET /api/v1/packages HTTP/1.1";
    return Stream.of(
        Arguments.of(
            "two lengths", head(post, "Content-Length: 2\r\nContent-Length: 40\r\n") + "{}"),
        Arguments.of(
            "the same length twice",
            head(post, "Content-Length: 2\r\nContent-Length: 2\r\n") + "{}"),
        Arguments.of(
            "two same encodings",
            head(post, "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")
                + "0\r\n\r\n"),
        Arguments.of("a list of lengths", head(post, "Content-Length: 2, 40\r\n") + "{}"),
        Arguments.of("a signed length", head(post, "Content-Length: +2\r\n") + "{}"),
        Arguments.of("a length in hex", head(post, "Content-Length: 0x2\r\n") + "{}"),
        Arguments.of("a negative length", head(post, "Content-Length: -2\r\n") + "{}"),
        Arguments.of(
            "an unknown encoding", head(post, "Transfer-Encoding: xchunked\r\n") + "0\r\n\r\n"),
        Arguments.of(
            "two encodings", head(post, "Transfer-Encoding: gzip, chunked\r\n") + "0\r\n\r\n"),
        Arguments.of(
            "two encoding headers",
            head(post, "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n")
                + "0\r\n\r\n"),
        Arguments.of("a space before the colon", head(get, "X-A : 1\r\n")),
        Arguments.of("a name that is no token", head(get, "X(A): 1\r\n")),
        Arguments.of("a NUL in a value", head(get, "X-A: a\u0000b\r\n")),
        Arguments.of("a control character in a value", head(get, "X-A: a\u0001b\r\n")),
        Arguments.of("a NUL in the name of a header", head(get, "X\u0000A: 1\r\n")),
        Arguments.of("a value beyond ASCII", head(get, "X-A: p\u00e4ckchen\r\n")),
        Arguments.of("a bad byte in a value", head(get, "If-Match: \u00ff\r\n")),
        Arguments.of("a folded header", head(get, "X-Folded: a\r\n b\r\n")),
        Arguments.of("a header folded with a tab", head(get, "X-Folded: a\r\n\tb\r\n")),
        Arguments.of("a fold of nothing", head(get, "X-Folded: a\r\n \r\n")),
        Arguments.of("a fold before the first header", head(get + "\r\n X-A: b", "")),
        Arguments.of(
            "a length and an encoding",
            head(post, "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n") + "{}"),
        Arguments.of(
            "an encoding and a length",
            head(post, "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n") + "0\r\n\r\n"),
        Arguments.of(
            "a length and an unknown encoding",
            head(post, "Content-Length: 2\r\nTransfer-Encoding: identity\r\n") + "{}"),
        Arguments.of("a bare carriage return", head(get, "X-A: a\rX-B: b\r\n")),
        Arguments.of("bare line feeds", head(get, "").replace("\r\n", "\n")),
        Arguments.of("a second Host", head(get, "Host: evil.example\r\n")),
        Arguments.of("no Host", head(get, "").replace("Host: localhost\r\n", "")),
        Arguments.of("two tokens", head(get, "Authorization: Bearer x\r\n")),
        Arguments.of(
            "an absolute target", head("GET http://localhost/api/v1/packages HTTP/1.1", "")),
        Arguments.of("a target of another host", head("GET //evil/api/v1/packages HTTP/1.1", "")),
        Arguments.of("an encoded slash", head("GET /api/v1/packages%2f1 HTTP/1.1", "")),
        Arguments.of("an encoded backslash", head("GET /api/v1/packages%5c1 HTTP/1.1", "")),
        Arguments.of("encoded dots", head("GET /api/v1/x/%2e%2e/packages HTTP/1.1", "")),
        Arguments.of("dots", head("GET /api/v1/x/../packages HTTP/1.1", "")),
        Arguments.of("a path parameter", head("GET /api/v1/packages;a=b HTTP/1.1", "")),
        Arguments.of("an encoded NUL", head("GET /api/v1/packages/%00 HTTP/1.1", "")),
        Arguments.of("a target that is no URI", head("GET /api/v1/[packages HTTP/1.1", "")),
        Arguments.of("a broken escape", head("GET /api/v1/packages?q=%zz HTTP/1.1", "")),
        Arguments.of("a quotation mark", head("GET /api/v1/packages?q=\"a\" HTTP/1.1", "")),
        Arguments.of("HTTP/1.0", head("GET /api/v1/packages HTTP/1.0", "")),
        Arguments.of("HTTP/0.9", "GET /api/v1/packages\r\n"),
        Arguments.of("HTTP/2 without TLS", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        Arguments.of("a tunnel", head("CONNECT localhost:8082 HTTP/1.1", "")),
        Arguments.of(
            "a request line too long",
            head("GET /api/v1/packages?q=" + "a".repeat(8200) + " HTTP/1.1", "")),
        Arguments.of("headers too long", head(get, "X-A: " + "a".repeat(17_000) + "\r\n")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void refusesWhatIsNotClear(String name, String bytes) throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      answer = wire.write(bytes).readAnswer();
    }

    assertThat(answer)
        .containsPattern("^HTTP/1\\.[01] (400|405|414|431|505) ")
        .containsIgnoringCase("content-type: application/problem+json")
        .containsPattern("(?i)\r\nx-request-id: [0-9a-f-]{36}\r\n")
        .containsPattern("\"instance\":\"urn:lockstep:request:[0-9a-f-]{36}\"");
    assertThat(Services.arrived().stream().filter(arrived -> arrived.body().isComplete()))
        .isEmpty();
  }

  @Test
  void cutsOffABrokenChunk() throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      answer =
          wire.write(
                  head("POST /api/v1/packages HTTP/1.1", "Transfer-Encoding: chunked\r\n")
                      + "zz\r\n{}\r\n0\r\n\r\n")
              .readAll();
    }

    assertThat(answer).doesNotContain("200 OK", "(still open)");
    assertThat(Services.arrived().stream().filter(arrived -> arrived.body().isComplete()))
        .isEmpty();
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
        .atMost(5, SECONDS)
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
        .atMost(5, SECONDS)
        .untilAsserted(() -> assertThat(Services.arrived()).isEmpty());
  }

  @Test
  void looksAtNothingBehindABodyInChunks() throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      answer =
          wire.write(
                  head("POST /api/v1/packages HTTP/1.1", "Transfer-Encoding: chunked\r\n")
                      + "0\r\n\r\n"
                      + smuggled())
              .readAll();
    }

    assertThat(answer).startsWith("HTTP/1.1 200").containsOnlyOnce("HTTP/1.1 ");
    assertThat(answer).containsIgnoringCase("connection: close").doesNotContain("(still open)");
    assertThat(Services.arrived()).extracting("uri").containsExactly("/api/v1/packages");
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
