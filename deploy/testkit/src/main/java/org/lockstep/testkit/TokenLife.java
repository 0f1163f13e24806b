package org.lockstep.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * How long a token lives, the same at every service: a test class of each implements this with a
 * path of its own to read.
 */
public interface TokenLife {
  /** The promise is 10 s; the tests trust for a second and wait for a busy machine. */
  Duration SOON = Duration.ofSeconds(10);

  /** A path that answers 200 to a {@link #role}. */
  String path();

  String role();

  private Tokens officer(String name) {
    return Tokens.of(name).authority("KR").roles(role());
  }

  private int status(String token) {
    return given().auth().oauth2(token).get(path()).statusCode();
  }

  private int status(HolderKey key, String token) {
    return given().filter(key.with(token)).get(path()).statusCode();
  }

  @Test
  default void refusesEveryTokenOfWhoeverIsDisabled() {
    String name = "kr-" + UUID.randomUUID();
    String inUse = officer(name).bearer();
    String kept = officer(name).bearer();
    assertThat(status(inUse)).isEqualTo(200);

    KeycloakStandIn.disable(name);

    await().atMost(SOON).until(() -> status(inUse) == 401);
    assertThat(status(kept)).isEqualTo(401);
    given()
        .auth()
        .oauth2(kept)
        .get(path())
        .then()
        .header("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\""))
        .contentType("application/problem+json")
        .body("detail", startsWith("This token was withdrawn"));
    assertThat(status(officer("kr-" + UUID.randomUUID()).bearer())).isEqualTo(200);

    KeycloakStandIn.enable(name);
    assertThat(status(officer(name).bearer())).isEqualTo(200);
  }

  @Test
  default void refusesATokenThatSaysMoreThanItsHolderIsByNow() {
    String name = "kr-" + UUID.randomUUID();
    String token = Tokens.of(name).authority("KR").roles(role(), "coordinator").bearer();
    String other = "kr-" + UUID.randomUUID();
    String moved = officer(other).bearer();
    assertThat(status(token)).isEqualTo(200);
    assertThat(status(moved)).isEqualTo(200);

    KeycloakStandIn.takeRole(name, "coordinator");
    KeycloakStandIn.move(other, "JP");

    await().atMost(SOON).until(() -> status(token) == 401 && status(moved) == 401);
    given()
        .auth()
        .oauth2(token)
        .get(path())
        .then()
        .header("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\""))
        .contentType("application/problem+json")
        .body("detail", startsWith("What you may do has changed"));
    assertThat(status(officer(name).bearer())).isEqualTo(200);
    assertThat(status(Tokens.of(other).authority("JP").roles(role()).bearer())).isEqualTo(200);
  }

  @Test
  default void refusesTokensOfADisabledClient() {
    String client = "partner-" + UUID.randomUUID();
    HolderKey key = HolderKey.make();
    String token = officer("service-account-" + client).client(client).boundTo(key).bearer();
    assertThat(status(key, token)).isEqualTo(200);

    KeycloakStandIn.disable(client);

    await().atMost(SOON).until(() -> status(key, token) == 401);
  }

  @Test
  default void letsGoodTokensInAndKeepsDisownedOnesOutWhileKeycloakIsAway() {
    String disabled = "kr-" + UUID.randomUUID();
    String disowned = officer(disabled).bearer();
    KeycloakStandIn.disable(disabled);
    assertThat(status(disowned)).isEqualTo(401);

    KeycloakStandIn.away(
        () -> {
          String good = officer("kr-" + UUID.randomUUID()).bearer();
          await()
              .during(Tokens.TRUST.multipliedBy(2))
              .atMost(SOON)
              .until(
                  () -> {
                    assertThat(status(good)).isEqualTo(200);
                    assertThat(status(disowned)).isEqualTo(401);
                    return true;
                  });
          for (String spelling : otherSpellings(disowned)) {
            assertThat(status(spelling)).as(spelling).isEqualTo(401);
          }
          assertThat(status(officer("kr-" + UUID.randomUUID()).foreign().bearer())).isEqualTo(401);
        });

    String later = "kr-" + UUID.randomUUID();
    KeycloakStandIn.disable(later);
    String token = officer(later).bearer();
    await().atMost(SOON).until(() -> status(token) == 401);
  }

  /** What reads base64 leniently takes each of them for the same token. */
  private static List<String> otherSpellings(String token) {
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int last = token.length() - 1;
    char next = letters.charAt(letters.indexOf(token.charAt(last)) ^ 1);
    return List.of(
        token + "=",
        token.substring(0, last) + next,
        token.replace('-', '+'),
        token.replace('_', '/'));
  }

  @Test
  default void takesNothingElseForAToken() {
    for (String none : List.of(".", "..", "....", "a", "a.b", "a.b.c", "..c", "a..c", "=.=.=")) {
      assertThat(status(none)).as(none).isEqualTo(401);
    }
  }

  @Test
  default void asksKeycloakOnceForManyRequestsAndNeverAboutJunk() {
    String token = officer("kr-" + UUID.randomUUID()).bearer();
    int before = KeycloakStandIn.questions();
    long begun = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      assertThat(status(token)).isEqualTo(200);
    }
    assertThat(KeycloakStandIn.questions() - before).isLessThanOrEqualTo(2 + seconds(begun));

    int asked = KeycloakStandIn.questions();
    String foreign = officer("kr-drafter").foreign().bearer();
    for (int i = 0; i < 20; i++) {
      assertThat(status("opaque-" + i)).isEqualTo(401);
      assertThat(status(foreign.substring(0, foreign.length() - 4) + "AAAA")).isEqualTo(401);
    }
    assertThat(KeycloakStandIn.questions()).isEqualTo(asked);
  }

  @Test
  default void takesANewKeyAtOnceHoweverManyUnknownOnesCameBefore() {
    int fetches = KeycloakStandIn.fetchesOfKeys();
    int asked = KeycloakStandIn.questions();
    long begun = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      String unknown = officer("kr-drafter").ofUnknownKey(UUID.randomUUID().toString()).bearer();
      assertThat(status(unknown)).isEqualTo(401);
    }
    assertThat(KeycloakStandIn.fetchesOfKeys() - fetches).isLessThanOrEqualTo(2 + seconds(begun));
    assertThat(KeycloakStandIn.questions()).isEqualTo(asked);
    String before = officer("kr-" + UUID.randomUUID()).bearer();

    Tokens.rotateKey();

    String after = officer("kr-" + UUID.randomUUID()).bearer();
    await().atMost(SOON).until(() -> status(after) == 200);
    assertThat(status(before)).isEqualTo(200);
  }

  @Test
  default void refusesATokenThatHasEndedHoweverOftenItWasGood() {
    String token = officer("kr-" + UUID.randomUUID()).lasting(Duration.ofSeconds(3)).bearer();
    assertThat(status(token)).isEqualTo(200);
    assertThat(status(token)).isEqualTo(200);

    await().atMost(SOON).until(() -> status(token) == 401);
  }

  @Test
  default void refusesEveryAlterationOfATokenThatItHasVerified() {
    String token = officer("kr-" + UUID.randomUUID()).bearer();
    String other = officer("kr-" + UUID.randomUUID()).bearer();
    assertThat(status(token)).isEqualTo(200);
    assertThat(status(token)).isEqualTo(200);
    int dot = token.lastIndexOf('.');

    for (String altered :
        List.of(
            token.substring(0, dot) + other.substring(other.lastIndexOf('.')),
            other.substring(0, other.lastIndexOf('.')) + token.substring(dot),
            token.substring(0, dot - 8) + "AAAAAAAA" + token.substring(dot),
            token.substring(0, token.length() - 4) + "AAAA")) {
      assertThat(status(altered)).as(altered).isEqualTo(401);
    }
    assertThat(status(token)).isEqualTo(200);
  }

  private static int seconds(long begun) {
    return (int) Duration.ofNanos(System.nanoTime() - begun).toSeconds();
  }
}
