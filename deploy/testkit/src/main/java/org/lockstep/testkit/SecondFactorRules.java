package org.lockstep.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Who must have signed in with a one-time code, the same at every service: a test class of each
 * implements this with a path of its own to read.
 */
public interface SecondFactorRules {
  List<String> ASK_FOR_A_CODE =
      List.of("approver", "releaser", "list-operator", "register-admin", "partner-admin");

  /** A path that answers 200 to a {@link #role}. */
  String path();

  /** One that asks for no code. */
  String role();

  private Tokens officer(String... more) {
    List<String> roles = new ArrayList<>(List.of(more));
    roles.add(role());
    return Tokens.of("kr-officer").authority("KR").roles(roles.toArray(String[]::new));
  }

  /** Twice, because a token that was verified is remembered. */
  private void assertTaken(Tokens officer) {
    String token = officer.bearer();
    for (int time = 1; time <= 2; time++) {
      given().auth().oauth2(token).get(path()).then().statusCode(200);
    }
  }

  private void assertToSignInAgain(Tokens officer, String role) {
    String token = officer.bearer();
    for (int time = 1; time <= 2; time++) {
      given()
          .auth()
          .oauth2(token)
          .get(path())
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header(
              "WWW-Authenticate", startsWith("Bearer error=\"insufficient_user_authentication\""))
          .body("type", equalTo("urn:lockstep:problem:unauthenticated"))
          .body("detail", startsWith("Sign in again with your code: one is asked of every " + role))
          .body("detail", containsString("prompt=login"));
    }
  }

  @Test
  default void refusesWhoHasARoleThatAsksForACodeAndGaveNone() {
    for (String role : ASK_FOR_A_CODE) {
      assertToSignInAgain(officer(role).withoutCode(), role);
    }
    assertToSignInAgain(officer("releaser", "approver").withoutCode(), "approver and releaser");
  }

  @Test
  default void takesWhoGaveACodeAndWhomNoRoleAsksForOne() {
    for (String role : ASK_FOR_A_CODE) {
      assertTaken(officer(role));
    }
    assertTaken(officer().withoutCode());
  }

  @Test
  default void asksNoCodeOfAClientThatComesForItself() {
    HolderKey key = HolderKey.make();
    String token =
        officer("list-operator")
            .client("kr-lists")
            .serviceAccountOf("kr-lists")
            .boundTo(key)
            .bearer();
    for (int time = 1; time <= 2; time++) {
      given().filter(key.with(token)).get(path()).then().statusCode(200);
    }
  }

  @Test
  default void takesNobodyForAClientByTheirNameOrForAnotherClient() {
    Tokens named =
        Tokens.of("service-account-kr-desk")
            .client("kr-desk")
            .authority("KR")
            .roles(role(), "releaser")
            .withoutCode();
    assertToSignInAgain(named, "releaser");
    assertToSignInAgain(officer("releaser").serviceAccountOf("kr-lists"), "releaser");
    assertToSignInAgain(officer("releaser").serviceAccountOf(""), "releaser");
  }

  @Test
  default void tellsNothingOfACodeToWhomTheTokenIsNot() {
    String foreign = officer("releaser").withoutCode().foreign().bearer();
    assertThat(given().auth().oauth2(foreign).get(path()).asString())
        .contains("unauthenticated")
        .doesNotContain("code");
  }
}
