package org.lockstep.designation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Stores;

/**
 * Ten thousand hostile requests: each is answered, none with a failure of ours, every refusal is a
 * problem document, and none tells anything of the inside. {@code -Dhostile.seed} sends others.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class HostileRequestsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIENTS = 8;
  private static final int EACH = 1250;
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?i)\\b(java|javax|jakarta|sun|jdk)[./]|\\b(org|com|io)\\.[a-z]|exception|stack ?trace"
              + "|hibernate|jackson|quarkus|vert\\.?x|netty|postgres|jdbc|sqlstate|\\bsql\\b"
              + "|\\bselect\\b|\\binsert into\\b|\\brelation\\b|sanctions_package|package_entry"
              + "|\\.java\\b|\\.class\\b|\\bat [a-z]+\\.|/home/|/root/|/tmp/|/usr/|/var/"
              + "|127\\.0\\.0\\.1|localhost");

  /** One answer; headers by their names in small letters. */
  record Answer(int status, Map<String, String> headers, String body) {}

  @Test
  void areAllAnsweredAndNoneTellsOfTheInside() throws Exception {
    long seed = Long.getLong("hostile.seed", 20240524);
    Draft draft = Draft.of("KR");
    draft.put("e1", Entries.KR_MAIA_1).statusCode(200);
    Draft released = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    List<String> ids =
        List.of(
            draft.id,
            Draft.approved("JP", Entries.JP_IBEX).id,
            released.id,
            released.designationId(0),
            "0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10");
    List<String> tokens =
        List.of(
            Officers.drafter("KR"),
            Officers.drafter("KR"),
            Officers.approver("KR"),
            Officers.releaser("KR"),
            Officers.drafter("JP"),
            Officers.portControl());
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<String> wrong = new ArrayList<>();
    Map<Integer, Integer> statuses = new TreeMap<>();
    TreeSet<String> types = new TreeSet<>();
    try {
      List<Future<Client>> ended = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Client client = new Client(new HostileRequests(seed + i, tokens, ids));
        ended.add(clients.submit(client::run));
      }
      for (Future<Client> end : ended) {
        Client client = end.get();
        wrong.addAll(client.wrong);
        client.statuses.forEach((status, times) -> statuses.merge(status, times, Integer::sum));
        types.addAll(client.types);
      }
    } finally {
      clients.shutdownNow();
    }

    assertThat(wrong.stream().limit(20)).as("wrong of seed %d", seed).isEmpty();
    assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(CLIENTS * EACH);
    // They got as far as they should, and not only to the first lock.
    assertThat(statuses).containsKeys(200, 400, 401, 403, 404, 405, 406, 409, 413, 415);
    assertThat(types)
        .contains(
            "urn:lockstep:problem:malformed-json",
            "urn:lockstep:problem:unknown-field",
            "urn:lockstep:problem:idempotency-key-required",
            "urn:lockstep:problem:wrong-state");
    given().auth().oauth2(tokens.get(0)).get("/api/v1/packages/" + draft.id).then().statusCode(200);
  }

  /** Sends one request after another, over one connection as long as it lasts. */
  private static final class Client {
    private final HostileRequests requests;
    private final List<String> wrong = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final TreeSet<String> types = new TreeSet<>();
    private @Nullable Socket socket;
    private @Nullable InputStream in;
    private String before = "";

    Client(HostileRequests requests) {
      this.requests = requests;
    }

    Client run() throws IOException {
      for (int i = 0; i < EACH; i++) {
        HostileRequests.Hostile request = requests.next();
        Answer answer = send(request);
        statuses.merge(answer.status(), 1, Integer::sum);
        String complaint = complaint(request, answer);
        if (complaint != null) {
          wrong.add(
              complaint
                  + "\n--- of\n"
                  + request
                  + "\n--- answered\n"
                  + answer
                  + "\n--- after\n"
                  + before);
        }
        before = request + "\n--- answered\n" + answer;
        if (!request.wellFormed()
            || byTheServer(answer)
            || "close".equals(answer.headers().get("connection"))) {
          close();
        }
      }
      close();
      return this;
    }

    private @Nullable String complaint(HostileRequests.Hostile request, Answer answer)
        throws IOException {
      if (answer.status() == 0 && request.wellFormed()) {
        return "no answer";
      }
      if (answer.status() >= 500) {
        return "a failure";
      }
      if (answer.status() < 400) {
        return null;
      }
      Matcher inside = INSIDE.matcher(answer.headers() + "\n" + answer.body());
      if (inside.find()) {
        return "tells of the inside: " + inside.group();
      }
      if (!"application/problem+json".equals(answer.headers().get("content-type"))) {
        return request.wellFormed() && !byTheServer(answer) ? "no problem document" : null;
      }
      if (request.toHead()) {
        return null;
      }
      JsonNode problem = JSON.readTree(answer.body());
      types.add(problem.path("type").asText());
      return problem.path("type").asText().startsWith("urn:lockstep:problem:")
              && problem.path("instance").asText().matches("urn:(uuid|lockstep:request):.+")
              && problem.path("status").asInt() == answer.status()
              && !problem.path("title").asText().isEmpty()
              && !problem.path("detail").asText().isEmpty()
          ? null
          : "an incomplete problem document";
    }

    /**
     * The HTTP server refuses some requests itself, with nothing but the status and before it reads
     * a body that was announced: an address that is no URI, headers that contradict each other.
     */
    private static boolean byTheServer(Answer answer) {
      return (answer.status() == 400 || answer.status() == 404) && answer.body().isEmpty();
    }

    private Answer send(HostileRequests.Hostile request) throws IOException {
      for (int attempt = 0; ; attempt++) {
        try {
          Socket open = socket;
          if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
            open.setSoTimeout(20_000);
            open.setTcpNoDelay(true);
            socket = open;
            in = new BufferedInputStream(open.getInputStream());
          }
          open.getOutputStream().write(request.bytes());
          open.getOutputStream().flush();
          return read(request.toHead());
        } catch (SocketTimeoutException e) {
          close();
          return new Answer(0, Map.of(), "no answer: " + e);
        } catch (EOFException | SocketException e) {
          close();
          if (attempt == 2) {
            return new Answer(0, Map.of(), "no answer: " + e);
          }
        }
      }
    }

    private Answer read(boolean toHead) throws IOException {
      String start = line();
      Map<String, String> headers = new TreeMap<>();
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
      int status = Integer.parseInt(start.substring(9, 12));
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      if ("chunked".equals(headers.get("transfer-encoding"))) {
        for (int size = size(); size > 0; size = size()) {
          body.write(exactly(size));
          line();
        }
        line();
      } else if (!toHead && headers.containsKey("content-length")) {
        body.write(exactly(Integer.parseInt(headers.get("content-length"))));
      }
      return new Answer(status, headers, body.toString(StandardCharsets.UTF_8));
    }

    private int size() throws IOException {
      return Integer.parseInt(line(), 16);
    }

    private byte[] exactly(int size) throws IOException {
      byte[] bytes = Objects.requireNonNull(in).readNBytes(size);
      if (bytes.length < size) {
        throw new EOFException();
      }
      return bytes;
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int c = Objects.requireNonNull(in).read();
          c != '\n';
          c = Objects.requireNonNull(in).read()) {
        if (c < 0) {
          throw new EOFException();
        }
        line.write(c);
      }
      return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private void close() throws IOException {
      if (socket != null) {
        socket.close();
        socket = null;
      }
    }
  }
}
