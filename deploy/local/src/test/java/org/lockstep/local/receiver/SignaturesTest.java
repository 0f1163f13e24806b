package org.lockstep.local.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignaturesTest {
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
  private static final Ed25519PrivateKeyParameters KEY =
      new Ed25519PrivateKeyParameters(new SecureRandom());
  private static HttpServer register;
  private static Signatures signatures;

  @BeforeAll
  static void theRegisterShowsItsKey() throws IOException {
    byte[] jwks =
        """
        {"keys":[{"kty":"OKP","crv":"Ed25519","kid":"1","x":"%s"}]}"""
            .formatted(
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(KEY.generatePublicKey().getEncoded()))
            .getBytes(StandardCharsets.UTF_8);
    register = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    register.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, jwks.length);
          exchange.getResponseBody().write(jwks);
          exchange.close();
        });
    register.start();
    signatures =
        new Signatures(URI.create("http://127.0.0.1:" + register.getAddress().getPort() + "/keys"));
  }

  @AfterAll
  static void ends() {
    register.stop(0);
  }

  @Test
  void acceptsBothVersionsOfASignature() throws Exception {
    Instant now = Instant.now();

    assertThat(signatures.valid(message(now, "{}", v1a(now, "{}") + " " + v1(now, "{}")), SECRET))
        .containsExactly("v1a", "v1");
  }

  @Test
  void refusesABodyThatWasChanged() throws Exception {
    Instant now = Instant.now();

    assertThat(signatures.valid(message(now, "{ }", v1a(now, "{}") + " " + v1(now, "{}")), SECRET))
        .isEmpty();
  }

  @Test
  void refusesAnAlertThatIsReplayedLater() throws Exception {
    Instant longAgo = Instant.now().minusSeconds(301);

    assertThat(
            signatures.valid(
                message(longAgo, "{}", v1a(longAgo, "{}") + " " + v1(longAgo, "{}")), SECRET))
        .isEmpty();
  }

  @Test
  void refusesWhatIsNoSignature() {
    for (String signature :
        new String[] {"", "v1a", "v1a,", "v1a,!!", "v1a,AAAA v1,AAAA", "v2,AA"}) {
      assertThat(signatures.valid(message(Instant.now(), "{}", signature), SECRET))
          .as(signature)
          .isEmpty();
    }
  }

  private static Signatures.Message message(Instant time, String body, String signature) {
    return new Signatures.Message(
        "msg_1",
        Long.toString(time.getEpochSecond()),
        signature,
        body.getBytes(StandardCharsets.UTF_8));
  }

  private static String v1(Instant time, String body) throws Exception {
    return new Webhook(SECRET).sign("msg_1", time.getEpochSecond(), body);
  }

  private static String v1a(Instant time, String body) {
    byte[] signed = message(time, body, "").signedContent();
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, KEY);
    signer.update(signed, 0, signed.length);
    return "v1a," + Base64.getEncoder().encodeToString(signer.generateSignature());
  }
}
