package org.lockstep.local.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The public API as one caller sees it. */
final class Gateway {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Set<Integer> PASSING = Set.of(429, 502, 503, 504);
  private static final String IN_PROGRESS = "urn:lockstep:problem:in-progress";

  private final URI base;
  private final Credentials credentials;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /**
   * @param base for example {@code http://localhost:8080}
   * @param credentials what the request of somebody brings along
   */
  Gateway(URI base, Credentials credentials) {
    this.base = base;
    this.credentials = credentials;
  }

  /** By the name of an officer or of a partner system. */
  interface Credentials {
    /** Headers for one request. */
    Map<String, String> headers(String name, String method, URI address);
  }

  /** What the register answered. */
  record Answer(int status, JsonNode body, @Nullable String etag) {}

  /** The register refused; the message is its problem document in one line. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    Refused(String request, int status, JsonNode problem) {
      super(
          request
              + ": "
              + status
              + " "
              + problem.path("title").asText()
              + (problem.has("detail") ? ": " + problem.path("detail").asText() : "")
              + (problem.has("violations") ? " " + problem.path("violations") : ""));
      this.status = status;
    }

    int status() {
      return status;
    }
  }

  /** No answer, or one that will be another in a while: look again what is there, then go on. */
  static final class NotNow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNow(String request, @Nullable Throwable cause) {
      super(request, cause);
    }
  }

  JsonNode get(String actor, String path, Map<String, String> query) {
    return send(actor, "GET", path + query(query), null, Map.of()).body();
  }

  Answer get(String actor, String path) {
    return send(actor, "GET", path, null, Map.of());
  }

  Answer post(String actor, String path, Object body) {
    return send(actor, "POST", path, body, Map.of());
  }

  /**
   * Creates or does something once, however often it is asked to.
   *
   * @param key names what is created or done
   */
  Answer create(String actor, String path, Object body, String key) {
    return send(actor, "POST", path, body, Map.of("Idempotency-Key", '"' + key + '"'));
  }

  Answer put(String actor, String path, Object body, @Nullable String etag) {
    return send(actor, "PUT", path, body, etag == null ? Map.of() : Map.of("If-Match", etag));
  }

  private Answer send(
      String actor,
      String method,
      String path,
      @Nullable Object body,
      Map<String, String> headers) {
    String what = method + " " + path + " by " + actor;
    URI address = base.resolve("/api/v1" + path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    credentials.headers(actor, method, address).forEach(request::header);
    headers.forEach(request::header);
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(json(body), StandardCharsets.UTF_8));
    }
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new NotNow(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at " + what, e);
    }
    JsonNode answer = parse(response.body());
    if (PASSING.contains(response.statusCode())
        || IN_PROGRESS.equals(answer.path("type").asText())) {
      throw new NotNow(what + ": " + response.statusCode(), null);
    }
    if (response.statusCode() >= 300) {
      throw new Refused(what, response.statusCode(), answer);
    }
    return new Answer(
        response.statusCode(), answer, response.headers().firstValue("ETag").orElse(null));
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode().put("title", "An answer that is not JSON");
    }
  }

  private static String query(Map<String, String> query) {
    return query.isEmpty()
        ? ""
        : query.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
