package org.lockstep.local.access;

import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.UUID;

/**
 * The key that tokens of a partner system are bound to (DPoP, RFC 9449). It lives as long as the
 * process: nothing that is stored anywhere makes a token of use.
 */
public final class HolderKey {
  private static final int COORDINATE_BYTES = 32;

  private final KeyPair pair;

  private HolderKey(KeyPair pair) {
    this.pair = pair;
  }

  public static HolderKey make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new HolderKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no P-256", e);
    }
  }

  /** For a request for a token. */
  public String proof(String method, URI address, Instant now) {
    return sign(claims(method, address, now) + "}");
  }

  /** For a request with a token. */
  public String proof(String method, URI address, String token, Instant now) {
    return sign(claims(method, address, now) + ",\"ath\":\"" + hash(token) + "\"}");
  }

  private static String claims(String method, URI address, Instant now) {
    return "{\"jti\":\"%s\",\"htm\":\"%s\",\"htu\":\"%s\",\"iat\":%d"
        .formatted(
            UUID.randomUUID(), method, withoutQuery(address.toString()), now.getEpochSecond());
  }

  private static String withoutQuery(String address) {
    return address.split("[?#]", 2)[0];
  }

  private String sign(String claims) {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    String header =
        "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}}"
            .formatted(coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
    try {
      return SignedJwt.of(header, claims, pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A key that was just made cannot sign", e);
    }
  }

  private static String hash(String token) {
    try {
      return SignedJwt.base64(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
    return SignedJwt.base64(fixed);
  }
}
