package org.lockstep.local.access;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockstep.local.data.Refusal;

/** Keycloak's pages as one browser sees them: it keeps the cookies, and sends forms. */
public final class KeycloakPages {
  private static final Pattern FORM = Pattern.compile("<form[^>]*>", Pattern.DOTALL);
  private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");

  private final Realm realm;

  // By hand: java.net.CookieManager keeps Keycloak's cookies, which are marked Secure, from going
  // over plain HTTP; browsers make the exception for localhost that Keycloak counts on.
  private final Map<String, String> cookies = new HashMap<>();

  /**
   * @param keycloak for example {@code http://localhost:8081}
   */
  public KeycloakPages(URI keycloak) {
    this(new Realm(keycloak));
  }

  KeycloakPages(Realm realm) {
    this.realm = realm;
  }

  /** A page, or where it sends the browser: redirections are not followed. */
  public HttpResponse<String> open(URI address) {
    return send(HttpRequest.newBuilder(address));
  }

  /** Whether the page has the form with this id. */
  public static boolean shows(String form, HttpResponse<String> page) {
    return action(form, page).isPresent();
  }

  /** Fills in the form with this id that the page has, and sends it. */
  public HttpResponse<String> submit(
      String form, HttpResponse<String> page, Map<String, String> fields) {
    URI action =
        action(form, page)
            .orElseThrow(
                () ->
                    new Refusal(
                        "Keycloak shows no login page (status " + page.statusCode() + ")."));
    return send(
        HttpRequest.newBuilder(action)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(Realm.encode(fields))));
  }

  private static Optional<URI> action(String id, HttpResponse<String> page) {
    if (page.statusCode() != 200) {
      return Optional.empty();
    }
    return FORM.matcher(page.body())
        .results()
        .map(form -> form.group())
        .filter(form -> form.contains("id=\"" + id + "\""))
        .map(ACTION::matcher)
        .filter(Matcher::find)
        .map(action -> page.uri().resolve(action.group(1).replace("&amp;", "&")))
        .findFirst();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    HttpResponse<String> answer = realm.send(request);
    for (String set : answer.headers().allValues("Set-Cookie")) {
      String[] cookie = set.split(";", 2)[0].split("=", 2);
      if (cookie.length == 2 && !cookie[1].isEmpty()) {
        cookies.put(cookie[0], cookie[1]);
      } else {
        cookies.remove(cookie[0]);
      }
    }
    return answer;
  }
}
