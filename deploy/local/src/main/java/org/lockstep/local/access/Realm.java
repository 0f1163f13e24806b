package org.lockstep.local.access;

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
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockstep.local.data.Refusal;

/** The realm {@code lockstep} of a Keycloak, over HTTP. */
final class Realm {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI issuer;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param keycloak for example {@code http://localhost:8081}
   */
  Realm(URI keycloak) {
    this.issuer = keycloak.resolve("/realms/lockstep");
  }

  URI issuer() {
    return issuer;
  }

  URI endpoint(String name) {
    return URI.create(issuer + "/protocol/openid-connect/" + name);
  }

  /** Exchanges what the form says for an access token. */
  AccessToken token(String who, Map<String, String> form) {
    return token(who, form, Map.of());
  }

  AccessToken token(String who, Map<String, String> form, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint("token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form)));
    headers.forEach(request::header);
    HttpResponse<String> answer = send(request);
    try {
      JsonNode body = JSON.readTree(answer.body());
      if (answer.statusCode() != 200) {
        throw new Refusal(
            "Keycloak gives "
                + who
                + " no token: "
                + body.path("error_description")
                    .asText(body.path("error").asText("status " + answer.statusCode()))
                + ".");
      }
      return new AccessToken(
          body.path("access_token").asText(),
          Instant.now().plusSeconds(body.path("expires_in").asLong()));
    } catch (IOException e) {
      throw new Refusal(
          "Keycloak's answer to " + who + " is not JSON (status " + answer.statusCode() + ").");
    }
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Refusal(
          "Keycloak does not answer at " + issuer + ": is Lockstep running? deploy/up starts it.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Interrupted while waiting for Keycloak.");
    }
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
