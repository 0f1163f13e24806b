package org.lockstep.local.lists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.Refusal;

/** The part of the public API that is about official lists, as one officer sees it. */
final class ListsApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What the gateway gives an upload, and a little for its answer. */
  private static final Duration UPLOAD = Duration.ofMinutes(31);

  private static final Duration EVENTS = Duration.ofHours(1);
  private static final long GLANCE_MILLIS = 100;
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
  private static final int ERROR = 400;

  private final URI gateway;
  private final Supplier<String> tokens;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param gateway for example {@code http://localhost:8080}
   * @param tokens an access token that is good for the next call
   */
  ListsApi(URI gateway, Supplier<String> tokens) {
    this.gateway = gateway;
    this.tokens = tokens;
  }

  /** No answer, or one that may be another in a while. */
  static final class NotNow extends Exception {
    private static final long serialVersionUID = 1L;

    NotNow(String what) {
      super(what);
    }
  }

  URI address(String path) {
    return gateway.resolve("/api/v1" + path);
  }

  JsonNode lists() {
    return atOnce(request("/lists").GET());
  }

  ImportState reject(String id) {
    return ImportState.from(
        atOnce(request("/imports/" + id + "/reject").POST(BodyPublishers.noBody())));
  }

  /** Approves an import; of keys that name another subject than before it may be said whose. */
  ImportState approve(String id, Map<String, String> keys) {
    HttpRequest.Builder request = request("/imports/" + id + "/approve");
    if (keys.isEmpty()) {
      return ImportState.from(atOnce(request.POST(BodyPublishers.noBody())));
    }
    ObjectNode approval = JSON.createObjectNode();
    ArrayNode decisions = approval.putArray("keys");
    keys.forEach((key, subject) -> decisions.addObject().put("key", key).put("subject", subject));
    return ImportState.from(
        atOnce(
            request
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(approval.toString()))));
  }

  ImportState require(String id) {
    return ImportState.from(atOnce(request("/imports/" + id).GET()));
  }

  ImportState look(String id) throws NotNow {
    return ImportState.from(ask(request("/imports/" + id).GET()));
  }

  /** Sends the files; {@code glance} is called ten times a second until they are accepted. */
  ImportState upload(String source, @Nullable LocalDate edition, Upload files, Runnable glance) {
    String query = edition == null ? "" : "edition=" + edition;
    if (files.isOneFile()) {
      query +=
          (query.isEmpty() ? "" : "&")
              + "fileName="
              + URLEncoder.encode(files.name(), StandardCharsets.UTF_8);
    }
    HttpRequest request =
        request("/lists/" + source + "/imports" + (query.isEmpty() ? "" : "?" + query))
            .timeout(UPLOAD)
            .header("Content-Type", "application/octet-stream")
            .POST(files.body())
            .build();
    CompletableFuture<HttpResponse<String>> sending =
        http.sendAsync(request, BodyHandlers.ofString());
    try {
      while (true) {
        try {
          return ImportState.from(
              answer(sending.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS), request));
        } catch (TimeoutException e) {
          glance.run();
        }
      }
    } catch (NotNow e) {
      throw new Refusal(e.getMessage() + "\nSend it again in a while.");
    } catch (ExecutionException e) {
      throw new Refusal(
          "The connection broke off after "
              + Text.bytes(files.read())
              + " of "
              + Text.bytes(files.total())
              + " ("
              + reason(e.getCause())
              + ").\nSend it again: what is in already makes nothing new.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while sending.");
    } finally {
      sending.cancel(true);
    }
  }

  /**
   * Opens the stream of an import's progress.
   *
   * @param lines gets its lines as they come
   * @return done when the stream is; false if there was none. Cancel it to close the stream.
   */
  CompletableFuture<Boolean> progress(String id, Flow.Subscriber<String> lines) {
    HttpRequest request =
        request("/imports/" + id + "/progress")
            .timeout(EVENTS)
            .header("Accept", "text/event-stream")
            .build();
    return http.sendAsync(
            request,
            head ->
                head.statusCode() == 200
                    ? BodySubscribers.fromLineSubscriber(
                        lines, s -> Boolean.TRUE, StandardCharsets.UTF_8, null)
                    : BodySubscribers.replacing(Boolean.FALSE))
        .thenApply(HttpResponse::body);
  }

  static ImportState event(String data) throws NotNow {
    return ImportState.from(parse(data));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + tokens.get());
  }

  private JsonNode atOnce(HttpRequest.Builder request) {
    try {
      return ask(request);
    } catch (NotNow e) {
      throw new Refusal(String.valueOf(e.getMessage()));
    }
  }

  private JsonNode ask(HttpRequest.Builder builder) throws NotNow {
    HttpRequest request = builder.timeout(PATIENCE).build();
    try {
      return answer(http.send(request, BodyHandlers.ofString()), request);
    } catch (IOException e) {
      throw new NotNow(
          "Lockstep does not answer at "
              + gateway
              + " ("
              + reason(e)
              + "): is it running? deploy/up starts it.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while waiting for an answer.");
    }
  }

  private static JsonNode answer(HttpResponse<String> response, HttpRequest request) throws NotNow {
    int status = response.statusCode();
    if (status < ERROR) {
      return parse(response.body());
    }
    String problem = problem(response);
    if (PASSING.contains(status)) {
      throw new NotNow(problem);
    }
    throw new Refusal(
        problem + "\n(" + status + " to " + request.method() + " " + request.uri().getPath() + ")");
  }

  /** A problem document (RFC 9457) in sentences. */
  private static String problem(HttpResponse<String> response) {
    JsonNode problem;
    try {
      problem = parse(response.body());
    } catch (NotNow e) {
      return "Lockstep answered with status " + response.statusCode() + ".";
    }
    StringBuilder text =
        new StringBuilder(
            Text.plain(problem.path("title").asText("Lockstep answered " + response.statusCode())));
    if (problem.hasNonNull("detail")) {
      text.append(": ").append(Text.plain(problem.path("detail").asText()));
    }
    for (JsonNode violation : problem.path("violations")) {
      text.append("\n  ")
          .append(Text.plain(violation.isTextual() ? violation.asText() : violation.toString()));
    }
    return text.toString();
  }

  private static JsonNode parse(String text) throws NotNow {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new NotNow("Lockstep answered something that is not JSON.");
    }
  }

  private static String reason(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason given";
    }
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : Text.plain(message);
  }
}
