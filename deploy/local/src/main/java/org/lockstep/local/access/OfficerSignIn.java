package org.lockstep.local.access;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  private static final Pattern FORM =
      Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*>", Pattern.DOTALL);
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
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
    return cache.get(officer, this::signIn);
  }

  private AccessToken signIn(String officer) {
    String state = random();
    String verifier = random();
    HttpResponse<String> page =
        realm.send(
            HttpRequest.newBuilder(
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
                                "S256")))));
    HttpResponse<String> answer =
        realm.send(
            HttpRequest.newBuilder(URI.create(formAction(page)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies(page))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        Realm.encode(
                            Map.of(
                                "username", officer, "password", password, "credentialId", "")))));
    return realm.token(
        officer,
        Map.of(
            "grant_type", "authorization_code",
            "client_id", CLIENT,
            "redirect_uri", REDIRECT,
            "code", code(officer, answer, state),
            "code_verifier", verifier));
  }

  private static String formAction(HttpResponse<String> page) {
    Matcher form = FORM.matcher(page.body());
    Matcher action = form.find() ? ACTION.matcher(form.group()) : ACTION.matcher("");
    if (page.statusCode() != 200 || !action.find()) {
      throw new Refusal("Keycloak shows no login page (status " + page.statusCode() + ").");
    }
    return action.group(1).replace("&amp;", "&");
  }

  // By hand: java.net.CookieManager keeps Keycloak's cookies, which are marked Secure, from going
  // over plain HTTP; browsers make the exception for localhost that Keycloak counts on.
  private static String cookies(HttpResponse<String> page) {
    List<String> set = page.headers().allValues("Set-Cookie");
    return set.stream().map(cookie -> cookie.split(";", 2)[0]).collect(Collectors.joining("; "));
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
                      + " folder is too old to know is made in Keycloak's console."
                  : "it answers with status "
                      + answer.statusCode()
                      + ", as it does when one name signs in many times at once. Try again."));
    }
    if (!location.startsWith(REDIRECT + "?")) {
      throw new Refusal(
          "Keycloak wants more of "
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
