package org.lockstep.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Tokens that are bound to a key, the same at every service, on its own port: a test class of each
 * implements this with a path of its own to read. What is wrong with a proof by itself is tried in
 * full where it is read; here is one of each kind.
 */
public interface BoundTokenRules {
  String ALGORITHMS = "algs=\"ES256 EdDSA PS256\"";

  /** A path that answers 200 to a {@link #role}. */
  String path();

  String role();

  private Tokens partner() {
    return Tokens.of("service-account-kr-desk").client("kr-desk").authority("KR").roles(role());
  }

  private Tokens officer() {
    return Tokens.of("kr-officer").authority("KR").roles(role());
  }

  private String address() {
    return RestAssured.baseURI + ":" + RestAssured.port + path();
  }

  private Response send(String token, String... proofs) {
    RequestSpecification request = given().header("Authorization", "DPoP " + token);
    for (String proof : proofs) {
      request.header("DPoP", proof);
    }
    return request.get(path());
  }

  private static void assertRefused(Response answer, String error) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.<String>path("type")).isEqualTo("urn:lockstep:problem:unauthenticated");
    assertThat(answer.header("WWW-Authenticate"))
        .startsWith("DPoP error=\"" + error + "\", error_description=\"")
        .endsWith(ALGORITHMS);
    assertThat(answer.asString() + answer.headers())
        .doesNotContain("Exception", "jose4j", "kr-desk", RestAssured.baseURI);
  }

  @Test
  default void takesABoundTokenWithAProofForEachRequest() {
    HolderKey key = HolderKey.make();
    String token = partner().boundTo(key).bearer();

    for (int time = 1; time <= 3; time++) {
      assertThat(send(token, key.proof("GET", address(), token).text()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  default void takesOfficersTokensAsTheyCameBefore() {
    assertThat(given().auth().oauth2(officer().bearer()).get(path()).statusCode()).isEqualTo(200);
  }

  @Test
  default void takesAnOfficersTokenThatIsBoundOnlyWithItsProof() {
    HolderKey key = HolderKey.make();
    String token = officer().boundTo(key).bearer();

    assertThat(send(token, key.proof("GET", address(), token).text()).statusCode()).isEqualTo(200);
    assertRefused(given().auth().oauth2(token).get(path()), "invalid_token");
  }

  /** Twice each, because a token that was verified is remembered. */
  @Test
  default void neverTakesABoundTokenAsBearer() {
    HolderKey key = HolderKey.make();
    String token = partner().boundTo(key).bearer();
    for (int time = 1; time <= 2; time++) {
      assertRefused(given().auth().oauth2(token).get(path()), "invalid_token");
      assertRefused(
          given()
              .auth()
              .oauth2(token)
              .header("DPoP", key.proof("GET", address(), token).text())
              .get(path()),
          "invalid_token");
      assertThat(send(token, key.proof("GET", address(), token).text()).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  default void neverTakesATokenOfAPartnerSystemThatIsBoundToNothing() {
    HolderKey key = HolderKey.make();
    for (Tokens unbound :
        List.of(
            partner().unbound(),
            partner().serviceAccountOf("kr-desk").unbound(),
            officer().client("kr-desk").serviceAccountOf("kr-desk"))) {
      String token = unbound.bearer();
      for (int time = 1; time <= 2; time++) {
        assertRefused(given().auth().oauth2(token).get(path()), "invalid_token");
        assertRefused(send(token, key.proof("GET", address(), token).text()), "invalid_token");
      }
    }
  }

  @Test
  default void takesNoProofForATokenThatIsBoundToNothing() {
    HolderKey key = HolderKey.make();
    String token = officer().bearer();

    assertRefused(send(token, key.proof("GET", address(), token).text()), "invalid_token");
  }

  @Test
  default void takesNoTokenThatIsBoundInAnotherWay() {
    HolderKey key = HolderKey.make();
    for (String other :
        List.of(
            "{\"x5t#S256\":1}",
            "{\"x5t#S256\":null,\"jkt\":\"" + key.thumbprint() + "\"}",
            "{\"x5t\":\"AA\"}",
            "{\"jwk\":" + key.jwk() + "}",
            "{}",
            "\"AA\"",
            "{\"jkt\":1}",
            "{\"jkt\":null}")) {
      String token = partner().confirmedBy(other).bearer();

      assertRefused(given().auth().oauth2(token).get(path()), "invalid_token");
      assertRefused(send(token, key.proof("GET", address(), token).text()), "invalid_token");
    }
  }

  @Test
  default void refusesEveryProofThatDoesNotFit() {
    HolderKey key = HolderKey.make();
    String token = partner().boundTo(key).bearer();
    String other = partner().boundTo(key).bearer();
    Map<String, HolderKey.Proof> unfit = new LinkedHashMap<>();
    unfit.put("older than 60 s", key.proof("GET", address(), token).at(-62));
    unfit.put("of an hour ago", key.proof("GET", address(), token).at(-3600));
    unfit.put("of the future", key.proof("GET", address(), token).at(8));
    for (String claim : List.of("iat", "jti", "ath", "htm", "htu")) {
      unfit.put("without " + claim, key.proof("GET", address(), token).without(claim));
    }
    unfit.put("of another method", key.proof("POST", address(), token));
    unfit.put("of another path", key.proof("GET", address() + "x", token));
    unfit.put("of another server", key.proof("GET", "http://evil.example" + path(), token));
    unfit.put("of another token", key.proof("GET", address(), other));
    unfit.put("of another key", HolderKey.make().proof("GET", address(), token));
    unfit.put("signed by another", key.proof("GET", address(), token).signedBy(HolderKey.make()));
    for (String algorithm : List.of("none", "HS256", "ES384", "ES256K", "RS256")) {
      unfit.put(
          "of " + algorithm,
          key.proof("GET", address(), token).header("alg", '"' + algorithm + '"'));
    }
    unfit.put("of another type", key.proof("GET", address(), token).header("typ", "\"JWT\""));
    unfit.put(
        "with a private key",
        key.proof("GET", address(), token).header("jwk", key.jwk().replace("{", "{\"d\":\"AA\",")));
    unfit.put(
        "of another curve",
        key.proof("GET", address(), token).header("jwk", key.jwk().replace("P-256", "P-384")));
    unfit.put(
        "too large",
        key.proof("GET", address(), token).claim("more", '"' + "x".repeat(4000) + '"'));

    unfit.forEach(
        (what, proof) -> {
          Response answer = send(token, proof.text());
          assertThat(answer.statusCode()).as(what).isEqualTo(401);
          assertRefused(answer, "invalid_dpop_proof");
        });
    for (String none : List.of("", "x", "a.b.c", "\"\"")) {
      assertRefused(send(token, none), "invalid_dpop_proof");
    }
    assertRefused(send(token), "invalid_dpop_proof");
    String good = key.proof("GET", address(), token).text();
    assertRefused(
        send(token, good, key.proof("GET", address(), token).text()), "invalid_dpop_proof");
    // None of it has used the good one up.
    assertThat(send(token, good).statusCode()).isEqualTo(200);
  }

  @Test
  default void comparesAddressesAfterTheirSpellingIsOne() {
    HolderKey key = HolderKey.make();
    String token = partner().boundTo(key).bearer();
    for (String same :
        List.of(
            address() + "?limit=1",
            address().replace("http://localhost", "HTTP://LocalHost"),
            address().replace("localhost", "127.0.0.1"),
            "http://localhost:8080" + path())) {
      HolderKey.Proof proof = key.proof("GET", address(), token).claim("htu", '"' + same + '"');
      assertThat(send(token, proof.text()).statusCode()).as(same).isEqualTo(200);
    }
  }

  /** Whoever got a proof for another server cannot say that this is the other one. */
  @Test
  default void believesNoHeaderThatSaysWhereTheRequestWasSent() {
    HolderKey key = HolderKey.make();
    String token = partner().boundTo(key).bearer();
    for (String header : List.of("X-Forwarded-Host", "Forwarded", "X-Forwarded-Proto", "Host")) {
      String proof = key.proof("GET", "http://evil.example" + path(), token).text();
      String value = header.equals("Forwarded") ? "host=evil.example;proto=http" : "evil.example";
      Response answer =
          given()
              .header("Authorization", "DPoP " + token)
              .header("DPoP", proof)
              .header(header, value)
              .get(path());
      assertRefused(answer, "invalid_dpop_proof");
    }
  }

  @Test
  default void takesAProofOnceHoweverOftenAndHoweverManyAtOnceItComes() {
    HolderKey key = HolderKey.make();
    String token = partner().boundTo(key).bearer();
    HolderKey.Proof proof = key.proof("GET", address(), token);
    String text = proof.text();
    List<Integer> statuses =
        AtOnce.all(
            Collections.<Callable<Integer>>nCopies(16, () -> send(token, text).statusCode()));
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 401).hasSize(15);
    assertRefused(send(token, text), "invalid_dpop_proof");
    // Another proof with the same jti.
    assertRefused(send(token, proof.at(-1).text()), "invalid_dpop_proof");
    assertThat(send(token, key.proof("GET", address(), token).text()).statusCode()).isEqualTo(200);
  }

  @Test
  default void saysNothingOfTheProofToWhoeverHasNoGoodToken() {
    HolderKey key = HolderKey.make();
    for (String bad :
        List.of(
            "not.a.token",
            "nonsense",
            "",
            partner().boundTo(key).foreign().bearer(),
            partner().boundTo(key).expired().bearer())) {
      Response answer = send(bad, "no proof");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.asString()).doesNotContain("proof is", "jti", "iat");
      if (!bad.isEmpty()) {
        assertRefused(answer, "invalid_token");
      }
    }
  }

  @Test
  default void namesBothWaysToWhoeverSendsNoToken() {
    Response answer = given().get(path());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer, DPoP " + ALGORITHMS);
  }

  @Test
  default void takesNoTwoTokensAtOnce() {
    HolderKey key = HolderKey.make();
    String token = partner().boundTo(key).bearer();
    for (List<String> two :
        List.of(
            List.of("Bearer " + officer().bearer(), "DPoP " + token),
            List.of("DPoP " + token, "Bearer " + officer().bearer()),
            List.of("DPoP " + token, "DPoP " + token))) {
      Response answer =
          given()
              .header("Authorization", two.get(0))
              .header("Authorization", two.get(1))
              .header("DPoP", key.proof("GET", address(), token).text())
              .get(path());
      assertThat(answer.statusCode()).as(two.toString()).isIn(400, 401);
    }
  }

  @Test
  default void takesNoneOfAThousandBadTokensAndProofs() {
    HolderKey key = HolderKey.make();
    String token = partner().boundTo(key).bearer();
    BadProofs bad = new BadProofs(key, address(), token);
    for (int i = 0; i < 1_000; i++) {
      BadProofs.Sent sent = bad.next();
      Response answer = send(sent.token(), sent.proof());
      assertThat(answer.statusCode()).as("%d: %s", i, sent).isIn(400, 401);
    }
    assertThat(send(token, key.proof("GET", address(), token).text()).statusCode()).isEqualTo(200);
  }
}
