package org.lockstep.alert.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignaturesTest {
  private static final String ID = "msg_2f1c0a7d4d3b4a7d9a3b7c1d5e6f7a8b";
  private static final byte[] BODY =
      "{\"specversion\":\"1.0\",\"subject\":\"조선광업개발무역회사 – ミヘイチク\"}".getBytes(UTF_8);

  /** The vectors of the Standard Webhooks libraries and documentation. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, msg_p5jXN8AQM9LWM0D4loKWxJek, 1614265330,"
            + " `{\"test\": 2432232314}`, g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "plJ3nmyCDGBKInavdOK15jsl, msg_loFOjxBNrRLzqYUf, 1731705121,"
            + " `{\"event_type\":\"ping\",\"data\":{\"success\":true}}`,"
            + " rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=",
      })
  void signsV1AsThePublishedVectorsSay(
      String secret, String id, long timestamp, String body, String expected) {
    assertThat(
            Signatures.v1(Base64.getDecoder().decode(secret), id, timestamp, body.getBytes(UTF_8)))
        .isEqualTo("v1," + expected);
  }

  @Test
  void v1IsAcceptedByTheStandardWebhooksLibrary() throws Exception {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    long now = Instant.now().getEpochSecond();
    var headers =
        HttpHeaders.of(
            Map.of(
                "webhook-id", List.of(ID),
                "webhook-timestamp", List.of(Long.toString(now)),
                "webhook-signature", List.of(Signatures.v1(secret, ID, now, BODY))),
            (name, value) -> true);
    var library = new Webhook("whsec_" + Base64.getEncoder().encodeToString(secret));

    library.verify(new String(BODY, UTF_8), headers);

    assertThatThrownBy(() -> library.verify(new String(BODY, UTF_8) + " ", headers))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void v1aIsAcceptedByAnIndependentEd25519() {
    var pair = Ed25519.generate();
    String signature = Signatures.v1a(pair.getPrivate(), ID, 1716508800, BODY);

    var verifier = new Ed25519Signer();
    verifier.init(false, new Ed25519PublicKeyParameters(Ed25519.raw(pair.getPublic())));
    byte[] head = (ID + ".1716508800.").getBytes(UTF_8);
    verifier.update(head, 0, head.length);
    verifier.update(BODY, 0, BODY.length);

    assertThat(signature).startsWith("v1a,");
    assertThat(verifier.verifySignature(Base64.getDecoder().decode(signature.substring(4))))
        .isTrue();
  }

  /** RFC 8032, 7.1, tests 1 and 2: secret key, message, signature. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60, '',"
        + " e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb, 72,"
        + " 92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  })
  void signsEd25519AsTheRfcSays(String seed, String message, String expected) {
    byte[] pkcs8 = HexFormat.of().parseHex("302e020100300506032b657004220420" + seed);

    byte[] signature = Ed25519.sign(Ed25519.privateKey(pkcs8), HexFormat.of().parseHex(message));

    assertThat(HexFormat.of().formatHex(signature)).isEqualTo(expected);
  }

  @Test
  void namesAKeyByItsThumbprintAsRfc8037Says() {
    byte[] raw = Base64.getUrlDecoder().decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");

    assertThat(Ed25519.thumbprint(raw)).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
  }
}
