package org.lockstep.alert.owner;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The users and clients of the realm, read with this service's own token. */
@ApplicationScoped
class KeycloakDirectory {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final OidcClient signIn;
  private final WebClient http;
  private final OwnerConfig config;
  private final String realm;
  private volatile @Nullable Tokens tokens;

  KeycloakDirectory(
      OidcClient signIn,
      Vertx vertx,
      OwnerConfig config,
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

  /** Keycloak did not answer, or not what was asked. */
  static final class SilentException extends Exception {
    private static final long serialVersionUID = 1;

    SilentException(String what, @Nullable Throwable cause) {
      super(what, cause);
    }
  }

  Optional<JsonObject> client(String name) throws SilentException {
    return existing(
        "/clients?clientId=" + encoded(name),
        found -> new JsonArray(found).stream().map(JsonObject.class::cast).findFirst());
  }

  /** Ask only after a client was found: at the wrong place there is no user either. */
  Optional<JsonObject> user(String id) throws SilentException {
    return get("/users/" + encoded(id), JsonObject::new);
  }

  Optional<JsonObject> serviceAccountOf(JsonObject client) throws SilentException {
    return get("/clients/" + client.getString("id") + "/service-account-user", JsonObject::new);
  }

  /** What an access token would say if the client got one for the user now. */
  JsonObject exampleToken(JsonObject client, String user) throws SilentException {
    return existing(
        "/clients/"
            + client.getString("id")
            + "/evaluate-scopes/generate-example-access-token?scope=openid&userId="
            + encoded(user),
        JsonObject::new);
  }

  /** What every Keycloak has: where it is missing, the question went to the wrong place. */
  private <T> T existing(String path, Function<String, T> read) throws SilentException {
    return get(path, read)
        .orElseThrow(() -> new SilentException("status " + NOT_FOUND + " of " + path, null));
  }

  private <T> Optional<T> get(String path, Function<String, T> read) throws SilentException {
    try {
      var answer =
          http.getAbs(realm + path)
              .bearerTokenAuthentication(token())
              .timeout(config.deadline().toMillis())
              .send()
              .await()
              .atMost(config.deadline().plusSeconds(1));
      return switch (answer.statusCode()) {
        case OK -> Optional.of(read.apply(answer.bodyAsString()));
        case NOT_FOUND -> Optional.empty();
        default -> {
          // The token may be why; the next question is asked with a new one.
          tokens = null;
          throw new SilentException("status " + answer.statusCode() + " of " + path, null);
        }
      };
    } catch (RuntimeException e) {
      throw new SilentException(e.toString(), e);
    }
  }

  /** One for several rounds: each that is given out is an event that Keycloak keeps for a year. */
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
