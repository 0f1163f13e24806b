package org.lockstep.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Secrets;

class PartnerSignInTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AUDIENCE = "http://localhost:8081/realms/lockstep";

  private final Path folder;

  PartnerSignInTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void signsAnAssertionThatThePublishedKeyVerifies() throws Exception {
    try (DataFolder data = DataFolder.claim(folder)) {
      Secrets secrets = data.secrets();
      Instant now = Instant.parse("2024-05-24T00:00:00Z");

      String[] parts =
          PartnerSignIn.assertion(
                  "kr-port-control", AUDIENCE, secrets.clientKey("kr-port-control"), now)
              .split("\\.");

      JsonNode key =
          JSON.readTree(secrets.clientJwks(List.of("kr-port-control"))).path("keys").path(0);
      JsonNode header = JSON.readTree(decode(parts[0]));
      JsonNode claims = JSON.readTree(decode(parts[1]));
      assertThat(header.path("alg").asText()).isEqualTo("ES256");
      assertThat(header.path("kid")).isEqualTo(key.path("kid"));
      assertThat(claims.path("iss").asText()).isEqualTo("kr-port-control");
      assertThat(claims.path("sub").asText()).isEqualTo("kr-port-control");
      assertThat(claims.path("aud").asText()).isEqualTo(AUDIENCE);
      assertThat(claims.path("exp").asLong()).isEqualTo(now.getEpochSecond() + 60);
      assertThat(verifies(parts, publicKey(key))).isTrue();
      JsonNode another =
          JSON.readTree(secrets.clientJwks(List.of("jp-financial-intelligence")))
              .path("keys")
              .path(0);
      assertThat(verifies(parts, publicKey(another))).isFalse();
    }
  }

  private static boolean verifies(String[] parts, PublicKey key) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(key);
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    return signature.verify(decode(parts[2]));
  }

  private static PublicKey publicKey(JsonNode key) throws Exception {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point =
        new ECPoint(
            new BigInteger(1, decode(key.path("x").asText())),
            new BigInteger(1, decode(key.path("y").asText())));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
  }

  private static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
