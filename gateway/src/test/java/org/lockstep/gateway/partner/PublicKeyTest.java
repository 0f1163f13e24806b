package org.lockstep.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicKeyTest {
  @Test
  void takesTheKindsOfKeysThatSystemsSignInBy() throws GeneralSecurityException {
    assertThat(ec("secp256r1", "P-256", 32).fault()).isNull();
    assertThat(ec("secp384r1", "P-384", 48).fault()).isNull();
    assertThat(rsa(3072).fault()).isNull();
    assertThat(ed25519().fault()).isNull();
  }

  @Test
  void namesAndPinsWhatItSignsBy() throws GeneralSecurityException {
    PublicKey key = ec("secp256r1", "P-256", 32).named();

    assertThat(key.kid()).isEqualTo(key.thumbprint()).hasSize(43);
    assertThat(key.jwk().getString("alg")).isEqualTo("ES256");
    assertThat(key.jwk().getString("use")).isEqualTo("sig");
    assertThat(key.jwk().fieldNames())
        .containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
    assertThat(rsa(3072).named().jwk().getString("alg")).isEqualTo("PS256");
    assertThat(ed25519().named().jwk().getString("alg")).isEqualTo("EdDSA");
  }

  /** The key of RFC 7638, section 3.1, but for its size. */
  @Test
  void hasTheThumbprintOfTheStandard() {
    PublicKey key =
        new PublicKey(
            "RSA",
            null,
            null,
            null,
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw",
            "AQAB",
            null,
            null,
            null,
            null);

    assertThat(key.thumbprint()).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    assertThat(key.fault()).contains("3072");
  }

  @Test
  void refusesAPrivateKeyAndSaysThatItIsLost() throws GeneralSecurityException {
    PublicKey key = ec("secp256r1", "P-256", 32);

    assertThat(
            new PublicKey(key.kty(), key.crv(), key.x(), key.y(), null, null, null, null, null, "d")
                .fault())
        .contains("known to others");
  }

  @Test
  void refusesWhatIsNoKeyToSignInBy() throws GeneralSecurityException {
    PublicKey good = ec("secp256r1", "P-256", 32);
    String x = good.x();
    String y = good.y();
    String modulus = rsa(3072).n();
    for (PublicKey bad :
        new PublicKey[] {
          key("EC", "P-256", x, x),
          key("EC", "P-256", x, null),
          key("EC", "P-256", x + "=", y),
          key("EC", "P-256", "//" + x, y),
          key("EC", "P-384", x, y),
          key("EC", "P-521", x, y),
          key("EC", "secp256k1", x, y),
          key("EC", null, x, y),
          key("oct", null, null, null),
          key("OKP", "X25519", x, null),
          key("OKP", "Ed25519", x + "AA", null),
          key("OKP", "Ed25519", null, null),
          key("", "", "", ""),
          named(good, ""),
          named(good, "a b"),
          named(good, "a".repeat(65)),
          named(good, "../x"),
          alg(good, "HS256", null),
          alg(good, "none", null),
          alg(good, "ES384", null),
          alg(good, null, "enc"),
          rsa(2048),
          new PublicKey("RSA", null, null, null, modulus, "AA", null, null, null, null),
          new PublicKey("RSA", null, null, null, modulus, "AQ", null, null, null, null),
          new PublicKey("RSA", null, null, null, "A".repeat(9999), "AQAB", null, null, null, null)
        }) {
      assertThat(bad.fault()).as(bad.toString()).isNotNull();
    }
  }

  private static PublicKey key(
      String kty, @Nullable String crv, @Nullable String x, @Nullable String y) {
    return new PublicKey(kty, crv, x, y, null, null, null, null, null, null);
  }

  private static PublicKey named(PublicKey key, String kid) {
    return new PublicKey(key.kty(), key.crv(), key.x(), key.y(), null, null, kid, null, null, null);
  }

  private static PublicKey alg(PublicKey key, @Nullable String alg, @Nullable String use) {
    return new PublicKey(key.kty(), key.crv(), key.x(), key.y(), null, null, null, alg, use, null);
  }

  static PublicKey ec(String curve, String crv, int bytes) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
    return key(
        "EC", crv, base64(key.getW().getAffineX(), bytes), base64(key.getW().getAffineY(), bytes));
  }

  private static PublicKey rsa(int bits) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    RSAPublicKey key = (RSAPublicKey) generator.generateKeyPair().getPublic();
    return new PublicKey(
        "RSA",
        null,
        null,
        null,
        base64(key.getModulus(), bits / 8),
        base64(key.getPublicExponent(), 3),
        null,
        null,
        null,
        null);
  }

  private static PublicKey ed25519() throws GeneralSecurityException {
    byte[] encoded =
        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic().getEncoded();
    return key(
        "OKP",
        "Ed25519",
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)),
        null);
  }

  private static String base64(BigInteger number, int bytes) {
    byte[] fixed = new byte[bytes];
    byte[] given = number.toByteArray();
    int length = Math.min(given.length, bytes);
    System.arraycopy(given, given.length - length, fixed, bytes - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }
}
