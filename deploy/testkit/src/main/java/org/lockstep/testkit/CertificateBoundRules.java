package org.lockstep.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Tokens that are bound to a certificate, the same at every service behind the gateway, on its own
 * port: a test class of each implements this with a path of its own to read. Here the test is the
 * gateway, or somebody who came past it.
 */
public interface CertificateBoundRules {
  HolderCertificate MINE = HolderCertificate.selfSigned("mine");
  HolderCertificate ANOTHER = HolderCertificate.selfSigned("another");

  /** A path that answers 200 to a {@link #role}. */
  String path();

  String role();

  private String token() {
    return Tokens.of("service-account-kr-desk")
        .client("kr-desk")
        .authority("KR")
        .roles(role())
        .boundTo(MINE)
        .bearer();
  }

  private Response send(String authorization, String... vouchers) {
    RequestSpecification request = given().header("Authorization", authorization);
    for (String voucher : vouchers) {
      request.header(Vouching.HEADER, voucher);
    }
    return request.get(path());
  }

  private String voucher(String authorization) {
    return Vouching.voucher("GET", path(), authorization, MINE.thumbprint());
  }

  private static void assertRefused(String what, Response answer) {
    assertThat(answer.statusCode()).as(what).isEqualTo(401);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.<String>path("type")).isEqualTo("urn:lockstep:problem:unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
    assertThat(answer.asString() + answer.headers())
        .doesNotContain("Exception", "kr-desk", MINE.thumbprint());
  }

  @Test
  default void takesATokenOfACertificateThatTheGatewayVouchesFor() {
    String bearer = "Bearer " + token();

    for (int time = 1; time <= 3; time++) {
      assertThat(send(bearer, voucher(bearer)).statusCode()).isEqualTo(200);
    }
  }

  /** Twice, because a token that was verified is remembered. */
  @Test
  default void takesNoneOfWhoComesPastTheGateway() {
    String token = token();
    for (int time = 1; time <= 2; time++) {
      assertRefused("without a voucher", send("Bearer " + token));
      assertRefused(
          "with a proof of a key", given().filter(HolderKey.make().with(token)).get(path()));
      for (String header :
          List.of("Client-Cert", "X-Client-Cert", "X-SSL-Client-Cert", "X-Forwarded-Client-Cert")) {
        assertRefused(
            header,
            given()
                .header("Authorization", "Bearer " + token)
                .header(header, MINE.header())
                .get(path()));
      }
      assertThat(send("Bearer " + token, voucher("Bearer " + token)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  default void takesNoVoucherThatDoesNotFit() {
    String bearer = "Bearer " + token();
    String other = "Bearer " + token();
    String mine = MINE.thumbprint();
    String good = voucher(bearer);
    Map<String, String> unfit = new LinkedHashMap<>();
    unfit.put("of another key", Vouching.forged("GET", path(), bearer, mine));
    unfit.put(
        "of another certificate", Vouching.voucher("GET", path(), bearer, ANOTHER.thumbprint()));
    unfit.put("of another method", Vouching.voucher("POST", path(), bearer, mine));
    unfit.put("of another path", Vouching.voucher("GET", path() + "/x", bearer, mine));
    unfit.put("of another query", Vouching.voucher("GET", path() + "?limit=1", bearer, mine));
    unfit.put("of another token", Vouching.voucher("GET", path(), other, mine));
    unfit.put("of another scheme", Vouching.voucher("GET", path(), "DPoP " + token(), mine));
    unfit.put("of a minute ago", Vouching.voucherAt(-40, "GET", path(), bearer, mine));
    unfit.put("of the future", Vouching.voucherAt(40, "GET", path(), bearer, mine));
    unfit.put("with a certificate put in", good.replace(mine, ANOTHER.thumbprint()));
    unfit.put("with a later time", "1" + good);
    unfit.put("cut", good.substring(0, good.length() - 1));
    unfit.put("longer", good + "A");
    unfit.put("nothing", "");
    unfit.put("no voucher", "x");
    unfit.put("dots", "....");
    unfit.put("long", "1.".repeat(4_000));
    unfit.put("a thumbprint alone", mine);

    unfit.forEach((what, voucher) -> assertRefused(what, send(bearer, voucher)));
    assertRefused("two", send(bearer, voucher(bearer), voucher(bearer)));
    // None of it has used the good one up.
    assertThat(send(bearer, good).statusCode()).isEqualTo(200);
  }

  @Test
  default void takesAVoucherOnceHoweverManyAtOnceItComes() {
    String bearer = "Bearer " + token();
    String voucher = voucher(bearer);
    List<Integer> statuses =
        AtOnce.all(
            Collections.<Callable<Integer>>nCopies(16, () -> send(bearer, voucher).statusCode()));
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 401).hasSize(15);
    assertRefused("again", send(bearer, voucher));
  }

  /** The voucher of one does not do for the token of another. */
  @Test
  default void takesNoVoucherForATokenThatIsBoundToAKey() {
    HolderKey key = HolderKey.make();
    Tokens partner =
        Tokens.of("service-account-kr-desk").client("kr-desk").authority("KR").roles(role());
    String keyed = partner.boundTo(key).bearer();
    String bearer = "Bearer " + keyed;
    assertRefused("bound to a key", send(bearer, voucher(bearer)));
    String unbound = "Bearer " + partner.unbound().bearer();
    assertRefused("bound to nothing", send(unbound, voucher(unbound)));
  }

  @Test
  default void requiresBothOfATokenThatIsBoundToBoth() {
    HolderKey key = HolderKey.make();
    String token =
        Tokens.of("service-account-kr-desk")
            .client("kr-desk")
            .authority("KR")
            .roles(role())
            .confirmedBy(
                "{\"jkt\":\"%s\",\"x5t#S256\":\"%s\"}"
                    .formatted(key.thumbprint(), MINE.thumbprint()))
            .bearer();
    String address = RestAssured.baseURI + ":" + RestAssured.port + path();
    String dpop = "DPoP " + token;

    assertRefused("neither", send("Bearer " + token));
    assertRefused("the certificate alone", send("Bearer " + token, voucher("Bearer " + token)));
    assertRefused("the key alone", given().filter(key.with(token)).get(path()));
    assertThat(
            given()
                .header("Authorization", dpop)
                .header("DPoP", key.proof("GET", address, token).text())
                .header(Vouching.HEADER, voucher(dpop))
                .get(path())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  default void takesNoVoucherWhileItsStoreIsAwayAndGoesOnWhenItIsBack() {
    String bearer = "Bearer " + token();
    StoreLine line = Stores.line();
    line.cut();
    try {
      assertThat(send(bearer, voucher(bearer)).statusCode()).isEqualTo(503);
    } finally {
      line.mend();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> send(bearer, voucher(bearer)).statusCode() == 200);
  }
}
