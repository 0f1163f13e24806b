package org.lockstep.alert.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.Sql;
import org.lockstep.alert.TestClock;
import org.lockstep.alert.WithStores;
import org.lockstep.http.outbound.NameLookups;

/** Receivers that answer what no receiver should. */
@QuarkusTest
@WithStores
class HostileReceiverTest {
  private static final byte[] BOMB = gzip(64 << 20);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  /** What each does, by its path, and what the attempt is. */
  private static final Map<String, Outcome> RECEIVERS =
      Map.of(
          "/head-that-drips", Outcome.TIMEOUT,
          "/interim-answers-without-end", Outcome.TIMEOUT,
          "/interim-answer-of-a-kind-nobody-knows", Outcome.BROKEN,
          "/chunk-extension-without-end", Outcome.BROKEN,
          "/trailers-without-end", Outcome.BROKEN,
          "/not-http", Outcome.BROKEN,
          "/hangs-up", Outcome.BROKEN,
          "/bomb", Outcome.OK,
          "/two-answers", Outcome.OK);

  @Inject TestClock clock;
  @Inject DeliveryConfig config;

  private final Partner partner = new Partner();
  private ServerSocket server;

  @BeforeEach
  void begin() throws IOException {
    clock.reset();
    server = new ServerSocket(ReceiverPorts.port(3), 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  @AfterEach
  void end() throws IOException {
    partner.leave();
    server.close();
  }

  @Test
  void holdsNoAttemptBeyondItsDeadlineAndKeepsLittleOfWhatWasSaid() {
    Map<String, String> endpoints = new HashMap<>();
    for (String path : RECEIVERS.keySet()) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + path;
      endpoints.put(path, partner.subscribedEndpoint(url, "v1a"));
    }

    partner.packageReleased();

    Duration most = config.deadline().plus(NameLookups.DEADLINE);
    endpoints.forEach(
        (path, endpoint) -> {
          await().until(() -> !first("outcome", endpoint).isEmpty());
          assertThat(first("outcome", endpoint))
              .as(path)
              .containsExactly(String.valueOf(RECEIVERS.get(path)));
          assertThat(first("duration_millis < " + most.toMillis(), endpoint))
              .as(path)
              .containsExactly("t");
          assertThat(first("coalesce(length(response), 0) <= 4096", endpoint)).containsExactly("t");
        });
  }

  private static List<String> first(String column, String endpoint) {
    return Sql.list(
        "select %s from attempt t join delivery d on d.id = t.delivery_id where number = 1 and endpoint_id = '%s'"
            .formatted(column, endpoint));
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        daemon(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static void serve(Socket connection) {
    try (connection) {
      var in = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
      String request = in.readLine();
      int length = 0;
      for (String line = request; line != null && !line.isEmpty(); line = in.readLine()) {
        if (line.startsWith("content-length: ")) {
          length = Integer.parseInt(line.substring("content-length: ".length()));
        }
      }
      // Read to its end: what is left unread would cut the answer off.
      while (length > 0) {
        length -= (int) in.skip(length);
      }
      if (request != null) {
        answer(request.split(" ", -1)[1], connection.getOutputStream());
      }
    } catch (IOException e) {
      // The other side had enough.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void answer(String path, OutputStream out)
      throws IOException, InterruptedException {
    switch (path) {
      case "/head-that-drips" -> {
        say(out, OK + "x-slow: ");
        while (true) {
          say(out, "a");
          Thread.sleep(100);
        }
      }
      case "/interim-answers-without-end" -> {
        while (true) {
          say(out, "HTTP/1.1 103 Early Hints\r\n\r\n");
          Thread.sleep(1);
        }
      }
      case "/interim-answer-of-a-kind-nobody-knows" ->
          say(out, "HTTP/1.1 102 Processing\r\n\r\n" + OK + "content-length: 0\r\n\r\n");
      case "/chunk-extension-without-end" -> {
        say(out, OK + "transfer-encoding: chunked\r\n\r\n1;");
        repeat(out, "a".repeat(1000));
      }
      case "/trailers-without-end" -> {
        say(out, OK + "transfer-encoding: chunked\r\n\r\n1\r\na\r\n0\r\n");
        repeat(out, "x-more: " + "a".repeat(1000) + "\r\n");
      }
      case "/not-http" -> say(out, "SSH-2.0-OpenSSH_9.2\r\n");
      case "/bomb" -> {
        say(out, OK + "content-encoding: gzip\r\ncontent-length: " + BOMB.length + "\r\n\r\n");
        out.write(BOMB);
      }
      case "/two-answers" -> say(out, (OK + "content-length: 0\r\n\r\n").repeat(2));
      default -> {
        // Hangs up.
      }
    }
  }

  private static void repeat(OutputStream out, String text) throws IOException {
    while (true) {
      say(out, text);
    }
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  private static byte[] gzip(int zeros) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bytes)) {
      byte[] block = new byte[1 << 16];
      for (int n = 0; n < zeros; n += block.length) {
        zip.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void daemon(Runnable work) {
    var thread = new Thread(work, "hostile-receiver");
    thread.setDaemon(true);
    thread.start();
  }
}
