package org.lockstep.gateway.partner;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Keycloak's API for administrators, called as the client {@code partner-onboarding}. What it may
 * not do there is refused by Keycloak itself.
 */
@ApplicationScoped
class KeycloakRealm {
  private static final int MULTIPLE_CHOICES = 300;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final OidcClient signIn;
  private final WebClient http;
  private final KeycloakConfig config;
  private final String realm;
  private volatile @Nullable Tokens tokens;

  KeycloakRealm(
      OidcClient signIn,
      Vertx vertx,
      KeycloakConfig config,
      @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer) {
    this.signIn = signIn;
    this.config = config;
    this.realm = issuer.replace("/realms/", "/admin/realms/");
    this.http =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setFollowRedirects(false)
                .setConnectTimeout((int) config.deadline().toMillis())
                .setIdleTimeout((int) Math.max(1, config.deadline().toSeconds())));
  }

  /** Empty where there is none. */
  Optional<JsonObject> object(String path) throws KeycloakSilentException {
    return get(path).map(Buffer::toJsonObject);
  }

  List<JsonObject> list(String path) throws KeycloakSilentException {
    return get(path).map(Buffer::toJsonArray).orElseGet(JsonArray::new).stream()
        .map(JsonObject.class::cast)
        .toList();
  }

  private Optional<Buffer> get(String path) throws KeycloakSilentException {
    HttpResponse<Buffer> answer = send(HttpMethod.GET, path, null);
    if (answer.statusCode() == NOT_FOUND) {
      return Optional.empty();
    }
    requireDone(answer, path);
    return Optional.of(answer.body());
  }

  /** False if there is one already. */
  boolean make(String path, Object body) throws KeycloakSilentException, InapplicableException {
    HttpResponse<Buffer> answer = send(HttpMethod.POST, path, body);
    if (answer.statusCode() == CONFLICT) {
      return false;
    }
    requireAccepted(answer, path);
    return true;
  }

  /** Once or many times: it is the same. */
  void change(HttpMethod method, String path, @Nullable Object body)
      throws KeycloakSilentException, InapplicableException {
    requireAccepted(send(method, path, body), path);
  }

  private void requireAccepted(HttpResponse<Buffer> answer, String path)
      throws KeycloakSilentException, InapplicableException {
    switch (answer.statusCode()) {
      case BAD_REQUEST, FORBIDDEN, NOT_FOUND, CONFLICT ->
          throw new InapplicableException(
              "Keycloak refused it (status " + answer.statusCode() + " of " + kind(path) + ")");
      default -> requireDone(answer, path);
    }
  }

  private void requireDone(HttpResponse<Buffer> answer, String path)
      throws KeycloakSilentException {
    if (answer.statusCode() >= MULTIPLE_CHOICES) {
      // The token may be why; the next question is asked with a new one.
      tokens = null;
      throw new KeycloakSilentException(
          "status " + answer.statusCode() + " of " + kind(path), null);
    }
  }

  /** Of a path, what it is about and no ids. */
  private static String kind(String path) {
    return path.split("[/?]", 3)[1];
  }

  private HttpResponse<Buffer> send(HttpMethod method, String path, @Nullable Object body)
      throws KeycloakSilentException {
    try {
      var request =
          http.requestAbs(method, realm + path)
              .bearerTokenAuthentication(token())
              .timeout(config.deadline().toMillis());
      return (body == null
              ? request.send()
              : request
                  .putHeader("Content-Type", "application/json")
                  .sendBuffer(Buffer.buffer(Json.encode(body))))
          .await()
          .atMost(config.deadline().plusSeconds(1));
    } catch (RuntimeException e) {
      throw new KeycloakSilentException(kind(path), e);
    }
  }

  private String token() {
    Tokens current = tokens;
    if (current == null
        || current.isAccessTokenExpired()
        || current.isAccessTokenWithinRefreshInterval()) {
      current = signIn.getTokens().await().atMost(config.deadline());
      tokens = current;
    }
    return current.getAccessToken();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
