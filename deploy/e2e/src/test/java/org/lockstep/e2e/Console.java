package org.lockstep.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.Secrets;

/**
 * What an administrator does in Keycloak's console, by the calls the console makes, with the token
 * the console gets: client {@code security-admin-console}, authorization code with PKCE.
 */
final class Console {
  private static final String KEYCLOAK = "http://localhost:" + (OneMachine.PORT + 1);
  private static final String REDIRECT = KEYCLOAK + "/admin/lockstep/console/";
  private static final String REALM = KEYCLOAK + "/realms/lockstep/protocol/openid-connect/";
  private static final Pattern ACTION =
      Pattern.compile("id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&#]code=([^&]+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String token;

  private Console(String token) {
    this.token = token;
  }

  static Console signIn() {
    String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    HttpResponse<String> page =
        send(
            HttpRequest.newBuilder(
                URI.create(
                    REALM
                        + "auth?"
                        + form(
                            Map.of(
                                "client_id", "security-admin-console",
                                "response_type", "code",
                                "redirect_uri", REDIRECT,
                                "scope", "openid",
                                "code_challenge", challenge(verifier),
                                "code_challenge_method", "S256")))));
    Matcher action = ACTION.matcher(page.body());
    if (!action.find()) {
      throw new AssertionError("No login page: " + page.body());
    }
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                    "Cookie",
                    page.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.split(";", 2)[0])
                        .collect(Collectors.joining("; ")))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form(
                            Map.of(
                                "username",
                                "console-admin",
                                "password",
                                Secrets.of(OneMachine.DATA).consoleAdminPassword())))));
    Matcher code = CODE.matcher(answer.headers().firstValue("Location").orElse(""));
    if (!code.find()) {
      throw new AssertionError("console-admin cannot sign in: " + answer.statusCode());
    }
    HttpResponse<String> tokens =
        send(
            HttpRequest.newBuilder(URI.create(REALM + "token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        form(
                            Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "security-admin-console",
                                "redirect_uri",
                                REDIRECT,
                                "code",
                                code.group(1),
                                "code_verifier",
                                verifier)))));
    return new Console(json(tokens).path("access_token").asText());
  }

  String token() {
    return token;
  }

  /**
   * An officer of the authority, without any role.
   *
   * @return the password, which is that of all officers of this machine
   */
  String makeOfficer(String name, String authority) {
    String password = Secrets.of(OneMachine.DATA).officersPassword();
    require(
        201,
        call(
            "POST",
            "/lockstep/users",
            """
            {"username":"%s","enabled":true,"firstName":"Second","lastName":"%s","email":"%s@lockstep.example",\
            "emailVerified":true,"groups":["/authorities/%s"],\
            "credentials":[{"type":"password","value":"%s","temporary":false}]}"""
                .formatted(name, authority, name, authority, password)));
    return password;
  }

  void makeClient(String json) {
    require(201, call("POST", "/lockstep/clients", json));
  }

  void giveRole(String officer, String role) {
    require(204, call("POST", roleMappings(officer), roles(role)));
  }

  void takeRole(String officer, String role) {
    require(204, call("DELETE", roleMappings(officer), roles(role)));
  }

  void move(String officer, String from, String to) {
    String groups = "/lockstep/users/" + user(officer).path("id").asText() + "/groups/";
    require(204, call("DELETE", groups + group(from), null));
    require(204, call("PUT", groups + group(to), null));
  }

  void enable(String officer, boolean enabled) {
    ObjectNode user = (ObjectNode) user(officer);
    user.put("enabled", enabled);
    require(204, call("PUT", "/lockstep/users/" + user.path("id").asText(), user.toString()));
  }

  void enableClient(String name, boolean enabled) {
    ObjectNode client =
        (ObjectNode) json(call("GET", "/lockstep/clients?clientId=" + name, null)).path(0);
    client.put("enabled", enabled);
    require(204, call("PUT", "/lockstep/clients/" + client.path("id").asText(), client.toString()));
  }

  void logOut(String officer) {
    require(
        204,
        call("POST", "/lockstep/users/" + user(officer).path("id").asText() + "/logout", null));
  }

  /** The status of a call to the Admin REST API. */
  int status(String method, String path, @Nullable String body) {
    return call(method, path, body).statusCode();
  }

  private String roleMappings(String officer) {
    return "/lockstep/users/" + user(officer).path("id").asText() + "/role-mappings/realm";
  }

  private String roles(String role) {
    return "[" + call("GET", "/lockstep/roles/" + role, null).body() + "]";
  }

  private JsonNode user(String officer) {
    return json(call("GET", "/lockstep/users?exact=true&username=" + officer, null)).path(0);
  }

  private String group(String authority) {
    return json(call("GET", "/lockstep/group-by-path/authorities/" + authority, null))
        .path("id")
        .asText();
  }

  private HttpResponse<String> call(String method, String path, @Nullable String body) {
    return send(
        HttpRequest.newBuilder(URI.create(KEYCLOAK + "/admin/realms" + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body)));
  }

  private static void require(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(
          answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return Api.JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Of RFC 7636. */
  static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
