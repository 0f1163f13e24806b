package org.lockstep.gateway.route;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lockstep.gateway.route.RoutingTest.officer;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class AccessLogTest {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Map<String, String> traces = new ConcurrentHashMap<>();
  private final Logger root = LogManager.getLogManager().getLogger("");
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord record) {
          ExtLogRecord line = (ExtLogRecord) record;
          lines.add(line.getFormattedMessage());
          traces.put(line.getFormattedMessage(), String.valueOf(line.getMdc("traceId")));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    Services.reset();
    root.addHandler(listener);
  }

  @AfterEach
  void stopListening() {
    root.removeHandler(listener);
  }

  private void awaitLineOf(String requestId) {
    await()
        .atMost(10, SECONDS)
        .until(() -> lines.stream().anyMatch(line -> line.contains(requestId)));
  }

  @Test
  void tellsThePathAndNothingOfTheQuery() {
    officer()
        .header("X-Request-Id", "story-2024-05-24")
        .get("/api/v1/entities?q=Mikheychik&access_token=eyJhbGciOiJub25lIn0.e30.")
        .then()
        .statusCode(200);

    awaitLineOf("story-2024-05-24");
    assertThat(lines)
        .anyMatch(
            line -> line.matches("GET /api/v1/entities 200 \\d+ ms request=story-2024-05-24"));
    assertThat(lines).noneMatch(line -> line.contains("Mikheychik") || line.contains("token"));
  }

  @Test
  void isOfTheTraceThatTheServiceGoesOnWith() {
    officer().header("X-Request-Id", "story-2024-05-25").get("/api/v1/packages/42");

    awaitLineOf("story-2024-05-25");
    String trace = Services.arrived().get(0).header("traceparent");
    assertThat(traces)
        .hasEntrySatisfying(
            lines.stream().filter(line -> line.contains("story-2024-05-25")).findFirst().orElse(""),
            id -> assertThat(trace).startsWith("00-" + id + "-"));
  }

  @Test
  void tellsOneBoundedPrintableLineOfWhateverComes() throws IOException {
    try (Wire wire = new Wire()) {
      wire.write(
              "GE$Txxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx /api/v1/%1b31m/"
                  + "x".repeat(6000)
                  + "?secret HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: of-the-hostile\r\n\r\n")
          .readAnswer();
    }

    awaitLineOf("of-the-hostile");
    assertThat(lines).allMatch(line -> line.length() < 400 && line.matches("[ -~]*"));
    assertThat(lines).noneMatch(line -> line.contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zz\r\n", "5\r\nhello5\r\n", "ffffffffffffffffff\r\n"})
  void countsABodyThatIsBrokenAsTheCallersFault(String body) throws IOException {
    try (Wire wire = new Wire()) {
      String answer =
          wire.write(
                  "POST /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + Tokens.of("jp-drafter").roles("drafter").held()
                      + "\r\nX-Request-Id: of-a-broken-body\r\nTransfer-Encoding: chunked\r\n\r\n"
                      + body)
              .readAnswer();
      assertThat(answer).startsWith("HTTP/1.1 400");
    }

    awaitLineOf("of-a-broken-body");
    assertThat(lines)
        .filteredOn(line -> line.contains("of-a-broken-body"))
        .allMatch(line -> line.startsWith("POST /api/v1/packages 400"));
  }

  @Test
  void countsABodyThatIsCutOffAsTheCallersFault() throws IOException {
    new Wire()
        .write(
            "POST /api/v1/packages HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + Tokens.of("jp-drafter").roles("drafter").held()
                + "\r\nX-Request-Id: of-half-a-body\r\nContent-Length: 100\r\n\r\n{")
        .reset();

    awaitLineOf("of-half-a-body");
    assertThat(lines)
        .filteredOn(line -> line.contains("of-half-a-body"))
        .allMatch(line -> line.startsWith("POST /api/v1/packages 400 broken off"));
  }

  @Test
  void saysThatACallerWentAway() throws IOException {
    Services.answer((request, body) -> {});
    try (Wire wire = new Wire()) {
      wire.write(
          "GET /api/v1/keys HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: of-the-hasty\r\n\r\n");
      await().atMost(10, SECONDS).until(() -> !Services.arrived().isEmpty());
    }

    awaitLineOf("of-the-hasty");
    assertThat(lines)
        .anyMatch(
            line -> line.matches("GET /api/v1/keys 499 broken off \\d+ ms request=of-the-hasty"));
  }

  @Test
  void tellsOfAnAnswerThatTheGatewayBrokeOff() throws IOException {
    // Given a service that begins to answer and never ends
    Services.answer((request, body) -> request.response().setChunked(true).write("{"));
    try (Wire wire = new Wire()) {
      wire.write("GET /api/v1/keys HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: of-the-cut\r\n\r\n")
          .readAll();
    }

    awaitLineOf("of-the-cut");
    assertThat(lines)
        .anyMatch(
            line -> line.matches("GET /api/v1/keys 200 broken off \\d+ ms request=of-the-cut"));
  }
}
