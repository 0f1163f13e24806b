package org.lockstep.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.Certificates;
import org.lockstep.gateway.Services;
import org.lockstep.gateway.Wire;
import org.lockstep.testkit.HolderCertificate;
import org.lockstep.testkit.HolderKey;
import org.lockstep.testkit.Tokens;
import org.lockstep.testkit.Vouching;

/** A token that is bound to a certificate is worth nothing without it (RFC 8705). */
@QuarkusTest
class CertificateBoundTest {
  private static final HolderCertificate MINE = Certificates.ISSUER.issue("mine");
  private static final HolderCertificate ANOTHER = Certificates.ISSUER.issue("another");
  private static final HolderCertificate EXPIRED = Certificates.ISSUER.issueExpired("expired");
  private static final HolderCertificate OF_ITS_OWN = HolderCertificate.selfSigned("its-own");

  private static final String ME = "/api/v1/me";
  private static final String PACKAGE = "/api/v1/packages/42?show=all";

  @Inject HttpServer server;

  @BeforeEach
  void resetServices() {
    Services.reset();
  }

  private static String token(HolderCertificate certificate) {
    return Tokens.of("service-account-kr-desk")
        .client("kr-desk")
        .authority("KR")
        .roles("register-reader")
        .boundTo(certificate)
        .bearer();
  }

  private HttpResponse<String> get(
      @Nullable HolderCertificate shown, String path, String... headers)
      throws IOException, InterruptedException {
    HttpClient client =
        HttpClient.newBuilder()
            .sslContext(HolderCertificate.clientContext(Certificates.ISSUER, shown))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("https://localhost:" + server.getSecurePort() + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void assertRefused(String what, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(what).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("urn:lockstep:problem:unauthenticated");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(said -> assertThat(said).contains("error=\"invalid_token\""));
    assertThat(answer.body()).doesNotContain("kr-desk", MINE.thumbprint(), "Exception");
  }

  @Test
  void takesATokenOverAConnectionThatShowsItsCertificate() throws Exception {
    String token = token(MINE);
    for (int time = 1; time <= 2; time++) {
      assertThat(get(MINE, ME, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
    }
  }

  /** Twice each, because a token that was verified is remembered. */
  @Test
  void takesItOverNoOtherConnection() throws Exception {
    String token = token(MINE);
    for (int time = 1; time <= 2; time++) {
      assertRefused("another", get(ANOTHER, ME, "Authorization", "Bearer " + token));
      assertRefused("none", get(null, ME, "Authorization", "Bearer " + token));
      assertRefused(
          "with a header",
          get(ANOTHER, ME, "Authorization", "Bearer " + token, ClientCert.HEADER, MINE.header()));
      assertRefused(
          "as bound to a key",
          get(
              MINE,
              ME,
              "Authorization",
              "DPoP " + token,
              "DPoP",
              HolderKey.make()
                  .proof("GET", "https://localhost:" + server.getSecurePort() + ME, token)
                  .text()));
      assertThat(get(MINE, ME, "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
    }
    assertThat(Services.arrived()).isEmpty();
  }

  /** The operator says whose certificates are taken; others do not get as far as a request. */
  @Test
  void letsNobodyConnectWithACertificateThatIsExpiredOrOfNobodyKnown() throws Exception {
    for (HolderCertificate certificate : new HolderCertificate[] {EXPIRED, OF_ITS_OWN}) {
      String token = token(certificate);
      assertThatThrownBy(() -> get(certificate, ME, "Authorization", "Bearer " + token))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void letsNobodyInByACertificateAlone() throws Exception {
    HttpResponse<String> answer = get(MINE, ME);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("The request has no access token");
  }

  @Test
  void takesOfficersAndBoundKeysOverTheSecuredConnectionAsOverAnother() throws Exception {
    String officer = Tokens.of("kr-drafter").authority("KR").roles("drafter").bearer();

    assertThat(get(null, ME, "Authorization", "Bearer " + officer).statusCode()).isEqualTo(200);
    assertThat(get(MINE, ME, "Authorization", "Bearer " + officer).statusCode()).isEqualTo(200);
  }

  @Test
  void vouchesToTheServiceThatTheRequestGoesToAndToNoOther() throws Exception {
    String bearer = "Bearer " + token(MINE);

    assertThat(get(MINE, PACKAGE, "Authorization", bearer).statusCode()).isEqualTo(200);

    Services.Arrived arrived = Services.arrived().get(0);
    String voucher = arrived.header(Vouching.HEADER);
    assertThat(
            Vouching.isGood(
                Certificates.voucherKey("designation"), voucher, "GET", PACKAGE, bearer, MINE))
        .isTrue();
    assertThat(
            Vouching.isGood(
                Certificates.voucherKey("entity"), voucher, "GET", PACKAGE, bearer, MINE))
        .isFalse();
    assertThat(arrived.headers()).doesNotContainKey("client-cert");
  }

  @Test
  void makesANewVoucherForEachRequest() throws Exception {
    String bearer = "Bearer " + token(MINE);
    get(MINE, PACKAGE, "Authorization", bearer);
    get(MINE, PACKAGE, "Authorization", bearer);

    assertThat(Services.arrived())
        .extracting(arrived -> arrived.header(Vouching.HEADER))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .doesNotContain("");
  }

  @Test
  void vouchesForNobodyElseAndHandsNoVoucherOn() throws Exception {
    String officer = Tokens.of("kr-drafter").authority("KR").roles("drafter").bearer();
    get(
        MINE,
        PACKAGE,
        "Authorization",
        "Bearer " + officer,
        Vouching.HEADER,
        "1.A.B.C",
        ClientCert.HEADER,
        MINE.header());
    // alert-service shares no key with the gateway.
    get(MINE, "/api/v1/endpoints", "Authorization", "Bearer " + token(MINE));

    assertThat(Services.arrived())
        .hasSize(2)
        .allSatisfy(
            arrived ->
                assertThat(arrived.headers())
                    .doesNotContainKeys(Vouching.HEADER.toLowerCase(Locale.ROOT), "client-cert"));
  }

  private static String through(String from, String token, String... headers) throws IOException {
    try (Wire wire = new Wire(from)) {
      StringBuilder head = new StringBuilder();
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      wire.write(
          "GET "
              + ME
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
              + token
              + "\r\n"
              + head
              + "\r\n");
      return wire.readAnswer();
    }
  }

  private static String named(HolderCertificate certificate) {
    return "Client-Cert: " + certificate.header();
  }

  @Test
  void believesAnEdgeThatNamesTheCertificateAndNobodyElse() throws Exception {
    assertThat(through(Certificates.EDGE, token(MINE), named(MINE))).startsWith("HTTP/1.1 200 ");
    // Which certificates it lets in is the edge's to decide.
    assertThat(through(Certificates.EDGE, token(OF_ITS_OWN), named(OF_ITS_OWN)))
        .startsWith("HTTP/1.1 200 ");

    assertThat(through("127.0.0.1", token(MINE), named(MINE)))
        .startsWith("HTTP/1.1 401 ")
        .contains("the connection shows none");
    assertThat(through(Certificates.EDGE, token(MINE), named(ANOTHER)))
        .startsWith("HTTP/1.1 401 ")
        .contains("another certificate");
    assertThat(through(Certificates.EDGE, token(MINE)))
        .startsWith("HTTP/1.1 401 ")
        .contains("the connection shows none");
    assertThat(through(Certificates.EDGE, token(EXPIRED), named(EXPIRED)))
        .startsWith("HTTP/1.1 401 ")
        .contains("has ended");
  }

  @Test
  void refusesWhatAnEdgeNamesThatIsNoCertificate() throws Exception {
    String good = MINE.header();
    String base64 = good.substring(1, good.length() - 1);
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("without its marks", base64);
    bad.put("without its first mark", base64 + ":");
    bad.put("without its last mark", ":" + base64);
    bad.put("empty", "::");
    bad.put("a mark alone", ":");
    bad.put("nothing", "");
    bad.put("cut", ":" + base64.substring(0, base64.length() - 8) + ":");
    bad.put(
        "with something behind it",
        ":" + Base64.getEncoder().encodeToString(Arrays.copyOf(MINE.encoded(), 900)) + ":");
    bad.put("two", good + ", " + ANOTHER.header());
    bad.put("with a parameter", good + ";a=1");
    bad.put("no base64", ":!!!!:");
    bad.put("of zeros", ":" + Base64.getEncoder().encodeToString(new byte[600]) + ":");
    bad.put(
        "PEM",
        ":"
            + Base64.getEncoder()
                .encodeToString(
                    ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                        .getBytes(StandardCharsets.US_ASCII))
            + ":");
    String token = token(MINE);

    for (Map.Entry<String, String> one : bad.entrySet()) {
      assertThat(through(Certificates.EDGE, token, "Client-Cert: " + one.getValue()))
          .as(one.getKey())
          .startsWith("HTTP/1.1 401 ")
          .contains("urn:lockstep:problem:unauthenticated");
    }
    assertThat(through(Certificates.EDGE, token, named(MINE), named(MINE)))
        .startsWith("HTTP/1.1 401 ");
    assertThat(through(Certificates.EDGE, token, named(MINE))).startsWith("HTTP/1.1 200 ");
  }
}
