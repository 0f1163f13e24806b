package org.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.access.KeycloakPages;

/**
 * An officer's browser and the device with the one-time codes: does at Keycloak's pages what they
 * ask for, and stays signed in.
 */
final class OfficerBrowser {
  private static final URI KEYCLOAK = URI.create("http://localhost:" + (OneMachine.PORT + 1));
  private static final String REALM = KEYCLOAK + "/realms/lockstep/protocol/openid-connect/";
  private static final String CLIENT = "lockstep-officers";
  private static final String REDIRECT = "http://127.0.0.1/callback";
  private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private static final int MOST_PAGES = 8;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final KeycloakPages pages = new KeycloakPages(KEYCLOAK);
  private final String officer;
  private final String password;
  private @Nullable OneTimeCodes device;

  OfficerBrowser(String officer, String password) {
    this.officer = officer;
    this.password = password;
  }

  /** What a browser gets for a sign-in. */
  record Session(String token, String refreshToken) {}

  /** Who is signed in already is asked for nothing. */
  Session signIn() {
    return signIn(Map.of());
  }

  /** As a client has it that was told that its user has to sign in again. */
  Session signInAgain() {
    return signIn(Map.of("prompt", "login"));
  }

  /** The code that the device shows next. */
  String nextCode() {
    if (device == null) {
      throw new IllegalStateException(officer + " has set up no code");
    }
    return device.next();
  }

  private Session signIn(Map<String, String> wish) {
    String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    Map<String, String> query =
        Map.of(
            "client_id",
            CLIENT,
            "response_type",
            "code",
            "redirect_uri",
            REDIRECT,
            "scope",
            "openid",
            "code_challenge",
            Console.challenge(verifier),
            "code_challenge_method",
            "S256");
    HttpResponse<String> page =
        pages.open(URI.create(REALM + "auth?" + Console.form(query) + "&" + Console.form(wish)));
    for (int shown = 0; shown < MOST_PAGES; shown++) {
      String location = page.headers().firstValue("Location").orElse("");
      if (location.startsWith(REDIRECT)) {
        return session(
            Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "redirect_uri", REDIRECT,
                "code", first(CODE, location),
                "code_verifier", verifier));
      }
      page = next(page, location);
    }
    throw new AssertionError("Keycloak never lets " + officer + " in: " + page.body());
  }

  private HttpResponse<String> next(HttpResponse<String> page, String location) {
    if (!location.isEmpty()) {
      return pages.open(page.uri().resolve(location));
    }
    if (KeycloakPages.shows("kc-form-login", page)) {
      return pages.submit("kc-form-login", page, Map.of("username", officer, "password", password));
    }
    if (KeycloakPages.shows("kc-otp-login-form", page)) {
      return pages.submit("kc-otp-login-form", page, Map.of("otp", nextCode()));
    }
    String secret = first(SECRET, page.body());
    device = new OneTimeCodes(secret);
    return pages.submit(
        "kc-totp-settings-form",
        page,
        Map.of("totp", nextCode(), "totpSecret", secret, "userLabel", "device"));
  }

  static Session refresh(Session session) {
    return session(
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            CLIENT,
            "refresh_token",
            session.refreshToken()));
  }

  /** By a client that takes passwords directly. */
  static String tokenForAPassword(String client, String officer, String password) {
    return session(
            Map.of(
                "grant_type", "password",
                "client_id", client,
                "username", officer,
                "password", password))
        .token();
  }

  private static Session session(Map<String, String> fields) {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(REALM + "token"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(Console.form(fields)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(fields.get("grant_type") + ": " + answer.body());
      }
      JsonNode json = Api.JSON.readTree(answer.body());
      return new Session(json.path("access_token").asText(), json.path("refresh_token").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("No " + pattern + " in " + text);
    }
    return matcher.group(1);
  }
}
