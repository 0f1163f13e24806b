package org.lockstep.local.access;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;

/**
 * Signs officers in as their browser would: authorization code flow with PKCE (RFC 7636) on
 * Keycloak's login page. Tokens are kept until 30 s before they end.
 */
public final class OfficerSignIn {
  private static final String CLIENT = "lockstep-officers";
  // A loopback address of which any port is allowed (RFC 8252); nothing needs to listen there.
  private static final String REDIRECT = "http://127.0.0.1/callback";
  private static final String PASSWORD_FORM = "kc-form-login";
  private static final String CODE_FORM = "kc-otp-login-form";
  private static final String SET_UP_A_CODE = "CONFIGURE_TOTP";
  private static final Pattern PROBLEM =
      Pattern.compile("kc-feedback-text[^>]*>\\s*([^<]+)", Pattern.DOTALL);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Realm realm;
  private final String password;
  private final TokenCache cache = new TokenCache(Clock.systemUTC());

  /**
   * @param keycloak for example {@code http://localhost:8081}
   * @param password of every officer of this machine
   */
  public OfficerSignIn(URI keycloak, String password) {
    this.realm = new Realm(keycloak);
    this.password = password;
  }

  /** For the Lockstep of a data folder on a block of ports. */
  public static OfficerSignIn of(Path dataFolder, int portBase) {
    return new OfficerSignIn(
        URI.create("http://localhost:" + (portBase + 1)),
        Secrets.of(dataFolder).officersPassword());
  }

  /**
   * An access token of the officer.
   *
   * @throws Refusal with a sentence that says why there is none
   */
  public String token(String officer) {
    return cache.get(officer, name -> signIn(name, null));
  }

  /**
   * An access token of the officer, who gives a one-time code if asked for one.
   *
   * @throws Refusal with a sentence that says why there is none
   */
  public String token(String officer, String code) {
    return signIn(officer, code).value();
  }

  private AccessToken signIn(String officer, @Nullable String oneTimeCode) {
    String state = random();
    String verifier = random();
    KeycloakPages browser = new KeycloakPages(realm);
    HttpResponse<String> page =
        browser.open(
            URI.create(
                realm.endpoint("auth")
                    + "?"
                    + Realm.encode(
                        Map.of(
                            "client_id",
                            CLIENT,
                            "response_type",
                            "code",
                            "redirect_uri",
                            REDIRECT,
                            "scope",
                            "openid",
                            "state",
                            state,
                            "code_challenge",
                            challenge(verifier),
                            "code_challenge_method",
                            "S256"))));
    HttpResponse<String> answer =
        browser.submit(
            PASSWORD_FORM,
            page,
            Map.of("username", officer, "password", password, "credentialId", ""));
    if (KeycloakPages.shows(CODE_FORM, answer)) {
      answer = giveCode(browser, answer, officer, oneTimeCode);
    }
    return realm.token(
        officer,
        Map.of(
            "grant_type", "authorization_code",
            "client_id", CLIENT,
            "redirect_uri", REDIRECT,
            "code", code(officer, answer, state),
            "code_verifier", verifier));
  }

  private static HttpResponse<String> giveCode(
      KeycloakPages browser,
      HttpResponse<String> page,
      String officer,
      @Nullable String oneTimeCode) {
    if (oneTimeCode == null) {
      throw new Refusal(
          "Keycloak asks "
              + officer
              + " for a one-time code: deploy/token --code CODE "
              + officer
              + ", with the code that the officer's device shows now.");
    }
    HttpResponse<String> answer = browser.submit(CODE_FORM, page, Map.of("otp", oneTimeCode));
    if (KeycloakPages.shows(CODE_FORM, answer)) {
      throw new Refusal(
          "Keycloak does not take this one-time code of "
              + officer
              + ". Each is good once, for half a minute: give the next.");
    }
    return answer;
  }

  private static String code(String officer, HttpResponse<String> answer, String state) {
    String location = answer.headers().firstValue("Location").orElse("");
    if (answer.statusCode() != 302) {
      Matcher problem = PROBLEM.matcher(answer.body());
      throw new Refusal(
          "Keycloak does not sign in "
              + officer
              + ": "
              + (problem.find()
                  ? problem.group(1).strip()
                      + " Officers are named like jp-drafter or list-operator; one that a data"
                      + " folder is too old to know is made in Keycloak's console. Keycloak says the same"
                      + " while somebody else signs in under this name: try again in a second."
                  : "it answers with status "
                      + answer.statusCode()
                      + ", as it does when one name signs in many times at once. Try again."));
    }
    if (!location.startsWith(REDIRECT + "?")) {
      throw new Refusal(
          location.contains(SET_UP_A_CODE)
              ? officer
                  + " has no one-time code yet and needs one ("
                  + SET_UP_A_CODE
                  + "): set one up with a browser at "
                  + answer.uri().resolve("/realms/lockstep/account/")
                  + ", then deploy/token --code CODE "
                  + officer
                  + "."
              : "Keycloak wants more of "
                  + officer
                  + " than a password; sign in with a browser first: "
                  + location);
    }
    Map<String, String> query =
        Arrays.stream(location.substring(REDIRECT.length() + 1).split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(
                Collectors.toMap(
                    pair -> pair[0],
                    pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                    (first, second) -> first));
    String code = query.get("code");
    if (code == null || !state.equals(query.get("state"))) {
      throw new Refusal(
          "Keycloak does not sign in "
              + officer
              + ": "
              + query.getOrDefault("error_description", query.getOrDefault("error", "no code"))
              + ".");
    }
    return code;
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
