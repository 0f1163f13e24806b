package org.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.access.PartnerSignIn;

/** The public API through the gateway, with real tokens. */
final class Api {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final Credentials credentials;
  private final int port;

  private Api(Credentials credentials, int port) {
    this.credentials = credentials;
    this.port = port;
  }

  /** What a request brings along: for an officer a token, for a partner system a proof, too. */
  interface Credentials {
    Map<String, String> headers(String method, URI address);
  }

  /** With the same token, but straight at what listens there: a service, past the gateway. */
  Api at(int port) {
    return new Api(credentials, port);
  }

  /** Signs in anew, so that what the administrator has changed counts. */
  static Api as(String officer) {
    return withToken(tokenOf(officer));
  }

  static String tokenOf(String officer) {
    return OfficerSignIn.of(OneMachine.DATA, OneMachine.PORT).token(officer);
  }

  static Api asPartner(String client) {
    return asPartner(PartnerSignIn.of(OneMachine.DATA, OneMachine.PORT), client);
  }

  static Api asPartner(PartnerSignIn partners, String client) {
    return with((method, address) -> partners.headers(client, method, address));
  }

  /** As a bearer token; without any if there is none. */
  static Api withToken(@Nullable String token) {
    return with(
        (method, address) -> token == null ? Map.of() : Map.of("Authorization", "Bearer " + token));
  }

  static Api with(Credentials credentials) {
    return new Api(credentials, OneMachine.PORT);
  }

  /** Status, body as JSON (missing if it is none) and headers. */
  record Answer(int status, JsonNode json, HttpResponse<String> raw) {
    String problem() {
      return json.path("type").asText().replace("urn:lockstep:problem:", "");
    }

    String etag() {
      return raw.headers().firstValue("ETag").orElseThrow();
    }
  }

  Answer get(String path) {
    return send("GET", path, null, Map.of());
  }

  Answer post(String path, String body) {
    return send("POST", path, body, Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }

  Answer put(String path, String body, String etag) {
    return send("PUT", path, body, Map.of("If-Match", etag));
  }

  Answer send(String method, String path, @Nullable String body, Map<String, String> headers) {
    URI base = URI.create("http://localhost:" + port);
    URI address = base.resolve(path.startsWith("/health") ? path : "/api/v1" + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    credentials.headers(method, address).forEach(request::header);
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      JsonNode json =
          response.body().startsWith("{") || response.body().startsWith("[")
              ? JSON.readTree(response.body())
              : JSON.missingNode();
      return new Answer(response.statusCode(), json, response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All items of a list, over its pages. */
  List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    String next = path;
    while (true) {
      JsonNode page = get(next).json();
      page.path("items").forEach(items::add);
      if (!page.has("next")) {
        return items;
      }
      next = path + (path.contains("?") ? "&" : "?") + "after=" + page.path("next").asText();
    }
  }
}
