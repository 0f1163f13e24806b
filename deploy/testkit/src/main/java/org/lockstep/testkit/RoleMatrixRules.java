package org.lockstep.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.HostileRequests.Target;

/**
 * Who may call what, for every operation that the service says it has and every role of the realm:
 * a test class of each service implements this. An operation that nobody has said it of fails the
 * build.
 */
public interface RoleMatrixRules {
  Pattern SEGMENT = Pattern.compile("\\{([^}]+)}");
  String NO_SUCH_ID = "0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10";

  /**
   * Each operation, such as {@code POST /api/v1/packages/{id}/submit}, and the roles that may call
   * it, of which one is enough. Everybody may call one for which there is none.
   */
  Map<String, Set<String>> allowed();

  /** What stands for a segment of a path, by its name; an id of nothing for those not named. */
  default Map<String, String> segments() {
    return Map.of();
  }

  @Test
  default void knowsEveryOperationOfTheServiceAndNoOther() {
    assertThat(Target.describedOperations())
        .containsExactlyInAnyOrderElementsOf(allowed().keySet());
  }

  @Test
  default void namesOnlyRolesThatTheRealmHas() {
    assertThat(allowed().values())
        .allSatisfy(roles -> assertThat(Realm.roles()).containsAll(roles));
  }

  @Test
  default void letsInWhoHasARoleOfTheOperationAndNobodyElse() {
    Map<String, String> tokens = new TreeMap<>();
    Realm.roles().forEach(role -> tokens.put(role, holder(role).bearer()));
    List<String> wrong = new ArrayList<>();
    allowed()
        .forEach(
            (operation, roles) -> {
              tokens.forEach(
                  (role, token) -> {
                    boolean meant = roles.isEmpty() || roles.contains(role);
                    tell(operation + " as " + role, call(operation, token), meant, roles, wrong);
                  });
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  default void letsNobodyInWithAllRolesButThoseOfTheOperationAndNobodyWithNone() {
    String none = Tokens.of("kr-officer").authority("KR").bearer();
    Map<Set<String>, String> others = new java.util.HashMap<>();
    List<String> wrong = new ArrayList<>();
    allowed()
        .forEach(
            (operation, roles) -> {
              if (!roles.isEmpty()) {
                String token = others.computeIfAbsent(roles, meant -> allBut(meant).bearer());
                tell(operation + " as others", call(operation, token), false, roles, wrong);
                tell(operation + " as nobody", call(operation, none), false, roles, wrong);
              }
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  default void letsNobodyInWithoutAGoodToken() {
    List<String> bad = badTokens();
    List<String> wrong = new ArrayList<>();
    allowed()
        .forEach(
            (operation, roles) -> {
              Response without = call(given(), operation);
              if (roles.isEmpty()) {
                if (without.statusCode() >= 400) {
                  wrong.add(operation + " without a token: " + without.statusCode());
                }
                return;
              }
              tellUnlessUnauthenticated(operation + " without a token", without, wrong);
              bad.forEach(
                  token ->
                      tellUnlessUnauthenticated(
                          operation + " with bad token " + bad.indexOf(token),
                          call(operation, token),
                          wrong));
            });
    assertThat(wrong).isEmpty();
  }

  private static List<String> badTokens() {
    String[] all = Realm.roles().toArray(String[]::new);
    String good = Tokens.of("kr-officer").authority("KR").roles(all).bearer();
    return List.of(
        "not.a.token",
        "nonsense",
        good.substring(0, good.length() - 6) + "AAAAAA",
        good + "x",
        Tokens.of("kr-officer").roles(all).foreign().bearer(),
        Tokens.of("kr-officer").roles(all).expired().bearer(),
        Tokens.of("kr-officer").roles(all).audience("account").bearer());
  }

  private static Tokens holder(String... roles) {
    return Tokens.of("kr-officer").authority("KR").roles(roles);
  }

  private static Tokens allBut(Set<String> roles) {
    return holder(
        Realm.roles().stream().filter(role -> !roles.contains(role)).toArray(String[]::new));
  }

  private static void tell(
      String what, Response answer, boolean meant, Set<String> roles, List<String> wrong) {
    int status = answer.statusCode();
    if (meant && (status == 401 || status == 403 || status == 405 || status >= 500)) {
      wrong.add(what + " is kept out with " + status);
    }
    if (!meant && !isForbidden(answer, roles)) {
      wrong.add(what + " gets " + status + " " + answer.asString());
    }
  }

  private static boolean isForbidden(Response answer, Set<String> roles) {
    return isProblem(answer, 403, "forbidden")
        && roles.stream().allMatch(Json.of(answer).path("detail").asText()::contains);
  }

  private static void tellUnlessUnauthenticated(String what, Response answer, List<String> wrong) {
    boolean refused =
        isProblem(answer, 401, "unauthenticated")
            && String.valueOf(answer.header("WWW-Authenticate")).startsWith("Bearer");
    if (!refused) {
      wrong.add(what + " gets " + answer.statusCode() + " " + answer.asString());
    }
  }

  private static boolean isProblem(Response answer, int status, String type) {
    return answer.statusCode() == status
        && answer.contentType().startsWith("application/problem+json")
        && Json.of(answer).path("type").asText().equals("urn:lockstep:problem:" + type);
  }

  private Response call(String operation, String token) {
    return call(given().auth().oauth2(token), operation);
  }

  private Response call(RequestSpecification request, String operation) {
    String[] parts = operation.split(" ", 2);
    if (Set.of("POST", "PUT", "PATCH").contains(parts[0])) {
      request.contentType("application/json").body("{}");
    }
    String path =
        SEGMENT
            .matcher(parts[1])
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(segments().getOrDefault(found.group(1), NO_SUCH_ID)));
    return request.request(parts[0], path);
  }
}
