package org.lockstep.gateway.limit;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.testkit.Tokens;

/** What happens to requests as nobody should write them; byte by byte on a socket. */
@QuarkusTest
class WireTest {
  private static final String SMUGGLED = "/api/v1/statements";

  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  private static String head(String requestLine, String headers) {
    return requestLine
        + "\r\nHost: localhost\r\nAuthorization: Bearer "
        + Tokens.of("jp-drafter").bearer()
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

    assertThat(answer).containsPattern("^HTTP/[12]\\.[01] (400|405|413|414|431|501|505) ");
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
    assertThat(answer).containsOnlyOnce("HTTP/1.1 ").containsIgnoringCase("connection: close");
    assertThat(answer).doesNotContain("(still open)");
    await()
        .during(500, MILLISECONDS)
        .atMost(5, SECONDS)
        .untilAsserted(
            () -> assertThat(Services.arrived()).extracting("uri").doesNotContain(SMUGGLED));
    assertThat(Services.arrived())
        .allSatisfy(
            arrived ->
                assertThat(
                        arrived.headers().containsKey("content-length")
                            && arrived.headers().containsKey("transfer-encoding"))
                    .isFalse());
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
  void unfoldsAFoldedHeaderBeforeTheServiceSeesIt() throws IOException {
    try (Wire wire = new Wire()) {
      wire.write(
              head("GET /api/v1/packages HTTP/1.1", "X-Folded: a\r\n b\r\nConnection: close\r\n"))
          .readAll();
    }

    assertThat(Services.arrived())
        .singleElement()
        .satisfies(arrived -> assertThat(arrived.header("X-Folded")).isEqualTo("a b"));
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
