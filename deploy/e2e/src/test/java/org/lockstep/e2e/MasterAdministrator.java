package org.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.lockstep.local.data.Secrets;

/** Keycloak's own administrator, who may change how people sign in. */
final class MasterAdministrator {
  private static final String KEYCLOAK = "http://localhost:" + (OneMachine.PORT + 1);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String token;

  private MasterAdministrator(String token) {
    this.token = token;
  }

  static MasterAdministrator signIn() {
    JsonNode answer =
        send(
            200,
            HttpRequest.newBuilder(
                    URI.create(KEYCLOAK + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=master-admin&password="
                            + Secrets.of(OneMachine.DATA).masterAdminPassword())));
    return new MasterAdministrator(answer.path("access_token").asText());
  }

  /** How people sign in to the realm, as {@code LOCKSTEP_BROWSER_FLOW} says of a new one. */
  void bindBrowserFlow(String flow) {
    send(
        204,
        HttpRequest.newBuilder(URI.create(KEYCLOAK + "/admin/realms/lockstep"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString("{\"browserFlow\":\"" + flow + "\"}")));
  }

  private static JsonNode send(int expected, HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        throw new AssertionError(answer.statusCode() + " " + answer.body());
      }
      return Api.JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
