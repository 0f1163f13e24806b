package org.lockstep.gateway.route;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.gateway.limit.LimitedBody;
import org.lockstep.testkit.Tokens;

/** Files on their way in: larger than what the gateway could ever hold. */
@QuarkusTest
class UploadTest {
  private static final int PART = 64 * 1024;
  private static final long MEBIBYTE = 1024 * 1024;

  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  private static String post(String headers) {
    return "POST /api/v1/lists/us-sdn/imports?fileName=sdn.xml HTTP/1.1\r\nHost: localhost\r\n"
        + "Authorization: Bearer "
        + Tokens.of("list-operator").roles("list-operator").held()
        + "\r\n"
        + headers
        + "\r\n";
  }

  /** A part of a file; no two are the same. */
  private static byte[] part(long number) {
    ByteBuffer part = ByteBuffer.allocate(PART);
    while (part.hasRemaining()) {
      part.putLong(number * PART + part.position());
    }
    return part.array();
  }

  private static String chunk() {
    return Integer.toHexString(PART) + "\r\n" + "x".repeat(PART) + "\r\n";
  }

  private static void accepted(HttpServerRequest request) {
    request.response().setStatusCode(202).putHeader("Location", "/api/v1/imports/1").end("{}");
  }

  private static CompletableFuture<Void> inBackground(Sending sending) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            sending.run();
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
  }

  private interface Sending {
    void run() throws IOException;
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  void carriesAFileThroughWithoutHoldingIt() throws IOException {
    // Given a service that counts what comes
    long parts = 300 * MEBIBYTE / PART;
    CRC32 arrived = new CRC32();
    AtomicLong bytes = new AtomicLong();
    Services.read(
        request ->
            request
                .handler(
                    part -> {
                      bytes.addAndGet(part.length());
                      arrived.update(part.getBytes());
                    })
                .endHandler(end -> accepted(request)));
    CRC32 sent = new CRC32();
    long before = usedHeap();
    long most = 0;
    String answer;
    // When
    try (Wire wire = new Wire()) {
      wire.write(post("Content-Length: " + parts * PART + "\r\n"));
      for (long i = 0; i < parts; i++) {
        byte[] part = part(i);
        sent.update(part);
        wire.write(part);
        if (i % (parts / 6) == parts / 12) {
          most = Math.max(most, usedHeap());
        }
      }
      answer = wire.readAnswer();
    }
    // Then
    assertThat(answer).startsWith("HTTP/1.1 202").contains("/api/v1/imports/1");
    assertThat(bytes).hasValue(parts * PART);
    assertThat(arrived.getValue()).isEqualTo(sent.getValue());
    assertThat(most - before).as("growth of the heap in bytes").isLessThan(32 * MEBIBYTE);
  }

  @Test
  void stopsTheSenderWhileTheServiceDoesNotReadForLongerThanARequestMayTake() throws Exception {
    // Given a service that has other things to do
    CompletableFuture<HttpServerRequest> waiting = new CompletableFuture<>();
    AtomicLong bytes = new AtomicLong();
    Services.read(
        request -> {
          request
              .handler(part -> bytes.addAndGet(part.length()))
              .endHandler(end -> accepted(request))
              .pause();
          waiting.complete(request);
        });
    long parts = 100 * MEBIBYTE / PART;
    AtomicLong sent = new AtomicLong();
    try (Wire wire = new Wire()) {
      // When
      CompletableFuture<Void> sending =
          inBackground(
              () -> {
                wire.write(post("Content-Length: " + parts * PART + "\r\n"));
                for (long i = 0; i < parts; i++) {
                  wire.write(part(i));
                  sent.addAndGet(PART);
                }
              });
      HttpServerRequest held = waiting.get(5, SECONDS);
      // Then what it has sent lies in the buffers of the sockets
      await()
          .during(2_500, MILLISECONDS)
          .atMost(10, SECONDS)
          .untilAsserted(() -> assertThat(sent).hasValueLessThan(50 * MEBIBYTE));
      assertThat(sending).isNotDone();
      // When the service goes on
      held.resume();
      // Then
      sending.get(20, SECONDS);
      assertThat(wire.readAnswer()).startsWith("HTTP/1.1 202");
      assertThat(bytes).hasValue(parts * PART);
    }
  }

  @Test
  void refusesALargerFileBeforeAnyOfItComes() throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      answer =
          wire.write(post("Content-Length: " + (LimitedBody.UPLOAD_LIMIT + 1) + "\r\n")).readAll();
    }

    assertThat(answer)
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json", "urn:lockstep:problem:too-large", "1073741824 bytes");
    assertThat(Services.arrived()).isEmpty();
  }

  @Test
  void countsAFileOfUnknownLengthOnItsWay() throws IOException {
    // Given
    AtomicLong bytes = new AtomicLong();
    Services.read(
        request ->
            request
                .handler(part -> bytes.addAndGet(part.length()))
                .endHandler(end -> accepted(request)));
    byte[] chunk = chunk().getBytes(StandardCharsets.ISO_8859_1);
    // When
    String answer;
    try (Wire wire = new Wire()) {
      wire.write(post("Transfer-Encoding: chunked\r\n"));
      for (long i = 0; i < LimitedBody.UPLOAD_LIMIT / PART; i++) {
        wire.write(chunk);
      }
      answer = wire.write("1\r\ny\r\n0\r\n\r\n").readAll();
    }
    // Then
    assertThat(answer).startsWith("HTTP/1.1 413").contains("1073741824 bytes");
    assertThat(bytes).hasValueLessThanOrEqualTo(LimitedBody.UPLOAD_LIMIT);
    await().atMost(20, SECONDS).until(() -> Services.arrived().get(0).body().isBrokenOff());
  }

  @Test
  void passesAFileOfUnknownLength() throws IOException {
    String answer;
    try (Wire wire = new Wire()) {
      wire.write(post("Transfer-Encoding: chunked\r\n"));
      answer = wire.write(chunk().repeat(20)).write("0\r\n\r\n").readAll();
    }

    assertThat(answer).startsWith("HTTP/1.1 200").containsIgnoringCase("connection: close");
    assertThat(Services.arrived().get(0).body().text()).hasSize(20 * PART);
  }

  @Test
  void cutsASenderThatKeepsTheConnectionWithAByteNowAndThen() throws IOException {
    // Given
    CompletableFuture<Void> sending;
    String answer;
    try (Wire wire = new Wire()) {
      wire.write(post("Content-Length: 1000000\r\n"));
      // When
      sending =
          inBackground(
              () -> {
                for (int i = 0; i < 1000; i++) {
                  wire.write("x");
                  CompletableFuture.runAsync(
                          () -> {}, CompletableFuture.delayedExecutor(100, MILLISECONDS))
                      .join();
                }
              });
      answer = wire.readAll();
    }
    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 408")
        .contains("urn:lockstep:problem:request-timeout", "at least 65536 bytes every 1 s");
    assertThat(answer).doesNotContain("(still open)");
    await().atMost(20, SECONDS).until(() -> Services.arrived().get(0).body().isBrokenOff());
    await().atMost(20, SECONDS).until(sending::isCompletedExceptionally);
  }

  @Test
  void handsAnEarlyAnswerBackAndCarriesTheRestNowhere() throws IOException {
    // Given a service that does not want the file
    Services.read(
        request -> {
          request
              .handler(part -> {})
              .response()
              .setStatusCode(404)
              .putHeader("Content-Type", "application/problem+json")
              .end("{\"type\":\"urn:lockstep:problem:not-found\"}");
        });
    // When
    String answer;
    try (Wire wire = new Wire()) {
      wire.write(post("Content-Length: 100000000\r\n")).write(part(0));
      answer = wire.readAll();
    }
    // Then
    assertThat(answer)
        .startsWith("HTTP/1.1 404")
        .contains("urn:lockstep:problem:not-found")
        .containsIgnoringCase("connection: close")
        .doesNotContain("(still open)");
    await().atMost(20, SECONDS).until(() -> Services.arrived().get(0).body().isBrokenOff());
  }
}
