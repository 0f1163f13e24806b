package org.lockstep.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HolderKeyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2024-05-24T00:00:00Z");
  private static final URI ADDRESS = URI.create("http://localhost:8080/api/v1/alerts?limit=1#a");

  /** The example of RFC 9449, 7.1. */
  private static final String TOKEN = "Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU";

  private final HolderKey key = HolderKey.make();

  @Test
  void provesOneRequestWithOneToken() throws Exception {
    String[] parts = key.proof("GET", ADDRESS, TOKEN, NOW).split("\\.");

    JsonNode header = json(parts[0]);
    JsonNode claims = json(parts[1]);
    assertThat(header.path("typ").asText()).isEqualTo("dpop+jwt");
    assertThat(header.path("alg").asText()).isEqualTo("ES256");
    assertThat(header.path("jwk").has("d")).isFalse();
    assertThat(claims.path("htm").asText()).isEqualTo("GET");
    assertThat(claims.path("htu").asText()).isEqualTo("http://localhost:8080/api/v1/alerts");
    assertThat(claims.path("iat").asLong()).isEqualTo(NOW.getEpochSecond());
    assertThat(claims.path("ath").asText())
        .isEqualTo("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo");
    assertThat(verifies(parts, publicKey(header.path("jwk")))).isTrue();
  }

  @Test
  void provesARequestForATokenWithoutOne() throws Exception {
    JsonNode claims = json(key.proof("POST", ADDRESS, NOW).split("\\.")[1]);

    assertThat(claims.path("htm").asText()).isEqualTo("POST");
    assertThat(claims.has("ath")).isFalse();
  }

  @Test
  void makesEveryProofAnew() throws Exception {
    assertThat(json(key.proof("GET", ADDRESS, NOW).split("\\.")[1]).path("jti"))
        .isNotEqualTo(json(key.proof("GET", ADDRESS, NOW).split("\\.")[1]).path("jti"));
  }

  private static JsonNode json(String part) throws IOException {
    return JSON.readTree(Base64.getUrlDecoder().decode(part));
  }

  private static boolean verifies(String[] parts, PublicKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(key);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
  }

  private static PublicKey publicKey(JsonNode jwk) throws GeneralSecurityException {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(number(jwk.path("x")), number(jwk.path("y"))),
                curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static BigInteger number(JsonNode coordinate) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(coordinate.asText()));
  }
}
