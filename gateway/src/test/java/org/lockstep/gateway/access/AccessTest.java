package org.lockstep.gateway.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.gateway.Services;
import org.lockstep.testkit.HolderKey;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class AccessTest {
  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  static Stream<Arguments> badCredentials() {
    Tokens drafter = Tokens.of("jp-drafter").authority("JP").roles("drafter", "register-reader");
    String good = drafter.bearer();
    String[] parts = good.split("\\.", -1);
    return Stream.of(
        Arguments.of("none", ""),
        Arguments.of("of a foreign key", "Bearer " + Tokens.of("jp-drafter").foreign().bearer()),
        Arguments.of("expired", "Bearer " + Tokens.of("jp-drafter").expired().bearer()),
        Arguments.of(
            "of a foreign key and for another audience",
            "Bearer " + Tokens.of("x").audience("account").foreign().bearer()),
        Arguments.of(
            "expired and for another audience",
            "Bearer " + Tokens.of("x").audience("account").expired().bearer()),
        Arguments.of("without signature", "Bearer eyJhbGciOiJub25lIn0." + parts[1] + "."),
        Arguments.of(
            "with a changed claim", "Bearer " + parts[0] + "." + parts[1] + "AA." + parts[2]),
        Arguments.of("not a token", "Bearer nonsense"),
        Arguments.of("of another scheme", "Basic anAtZHJhZnRlcjpwYXNzd29yZA=="),
        Arguments.of("empty", "Bearer "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badCredentials")
  void letsNothingThroughWithoutAGoodToken(String name, String authorization) {
    // Given
    var request =
        authorization.isEmpty() ? given() : given().header("Authorization", authorization);
    // When
    var answer = request.when().get("/api/v1/packages");
    // Then
    answer
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("type", equalTo("urn:lockstep:problem:unauthenticated"))
        .body("detail", containsString("realm lockstep"))
        .body("detail", not(containsString("signature")))
        .body("detail", not(containsString("client scope")));
    assertThat(Services.arrived()).isEmpty();
  }

  @Test
  void saysWhichClientScopeIsMissingToWhomHasATokenForOthers() {
    given()
        .auth()
        .oauth2(Tokens.of("jp-drafter").audience("account").roles("drafter").bearer())
        .get("/api/v1/packages")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\", error_desc"))
        .body("type", equalTo("urn:lockstep:problem:unauthenticated"))
        .body("detail", containsString("audience (aud) lacks lockstep-api"))
        .body("detail", containsString("client scope lockstep"));
    assertThat(Services.arrived()).isEmpty();
  }

  @Test
  void handsTheTokenOnUnchanged() {
    // Given
    String token = Tokens.of("kr-drafter").authority("KR").roles("drafter").bearer();
    // When
    given().auth().oauth2(token).get("/api/v1/packages").then().statusCode(200);
    // Then
    assertThat(Services.arrived())
        .singleElement()
        .satisfies(
            arrived -> assertThat(arrived.header("Authorization")).isEqualTo("Bearer " + token));
  }

  @Test
  void handsABoundTokenAndItsProofOnUnchanged() {
    HolderKey key = HolderKey.make();
    String token = Tokens.of("service-account-kr-desk").client("kr-desk").boundTo(key).bearer();
    String address = RestAssured.baseURI + ":" + RestAssured.port + "/api/v1/packages";
    String proof = key.proof("GET", address, token).text();

    given()
        .header("Authorization", "DPoP " + token)
        .header("DPoP", proof)
        .get("/api/v1/packages?limit=1")
        .then()
        .statusCode(200);

    assertThat(Services.arrived())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.header("Authorization")).isEqualTo("DPoP " + token);
              assertThat(arrived.header("DPoP")).isEqualTo(proof);
            });
  }

  @Test
  void showsTheKeysToEverybody() {
    given().get("/api/v1/keys").then().statusCode(200);

    assertThat(Services.arrived())
        .singleElement()
        .satisfies(arrived -> assertThat(arrived.service()).isEqualTo("alert"));
  }

  @Test
  void tellsAnOfficerWhatTheTokenSays() {
    String token =
        Tokens.of("jp-approver").authority("JP").roles("register-reader", "approver").bearer();

    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .body("subject", equalTo("jp-approver"))
        .body("client", equalTo("lockstep-officers"))
        .body("authority", equalTo("JP"))
        .body("clearance", equalTo("TLP:GREEN"))
        .body("roles", contains("approver", "register-reader"));
    assertThat(Services.arrived()).isEmpty();
  }

  @Test
  void namesNoAuthorityWhereTheTokenHasNoneAndNoForeignRole() {
    String token =
        Tokens.of("auditor").roles("auditor", "offline_access", "default-roles-lockstep").bearer();

    given()
        .auth()
        .oauth2(token)
        .get("/api/v1/me")
        .then()
        .body("authority", nullValue())
        .body("roles", contains("auditor"));
  }

  @Test
  void takesNoParametersWhereItAnswersItself() {
    String token = Tokens.of("jp-approver").authority("JP").roles("approver").bearer();

    for (String path : new String[] {"/api/v1/me", "/health"}) {
      given()
          .auth()
          .oauth2(token)
          .get(path + "?foo=1&bar=2&foo=3")
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("type", equalTo("urn:lockstep:problem:invalid-request"))
          .body("violations.field", containsInAnyOrder("foo", "bar"))
          .body("violations[0].message", equalTo("is not a parameter here; allowed: none"));
      given().auth().oauth2(token).get(path).then().statusCode(not(equalTo(400)));
    }
    given().get("/api/v1/me?foo=1").then().statusCode(401);
  }

  @Test
  void tellsNobodyWhoHasNoToken() {
    given().get("/api/v1/me").then().statusCode(401).body("subject", nullValue());
  }
}
