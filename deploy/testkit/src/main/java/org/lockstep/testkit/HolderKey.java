package org.lockstep.testkit;

import io.restassured.filter.Filter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The key of whoever holds a bound token (P-256), and the proofs made with it (RFC 9449). */
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
      throw new IllegalStateException(e);
    }
  }

  /** By which a token names the key (RFC 7638). */
  public String thumbprint() {
    return base64(sha256(jwk()));
  }

  /** The public key, with its members in the order of their names. */
  String jwk() {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}"
        .formatted(coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
  }

  /** Sends the token with a new proof for each request, whichever it is. */
  public Filter with(String token) {
    return (request, response, chain) -> {
      request.replaceHeader("Authorization", "DPoP " + token);
      request.replaceHeader("DPoP", proof(request.getMethod(), request.getURI(), token).text());
      return chain.next(request, response);
    };
  }

  /** For one request; a test may have it say something else. */
  public Proof proof(String method, String address, String token) {
    return new Proof(method, address, token);
  }

  /** A proof, by members of its header and claims as they stand in JSON. */
  public final class Proof {
    private final Map<String, String> header = new LinkedHashMap<>();
    private final Map<String, String> claims = new LinkedHashMap<>();
    private KeyPair signer = pair;

    private Proof(String method, String address, String token) {
      header.put("typ", "\"dpop+jwt\"");
      header.put("alg", "\"ES256\"");
      header.put("jwk", jwk());
      claims.put("jti", quoted(UUID.randomUUID().toString()));
      claims.put("htm", quoted(method));
      claims.put("htu", quoted(address.replaceFirst("[?#].*", "")));
      claims.put("iat", Long.toString(Instant.now().getEpochSecond()));
      claims.put("ath", quoted(base64(sha256(token))));
    }

    public Proof header(String name, String json) {
      header.put(name, json);
      return this;
    }

    public Proof claim(String name, String json) {
      claims.put(name, json);
      return this;
    }

    public Proof without(String claim) {
      claims.remove(claim);
      return this;
    }

    /** Made so many seconds from now. */
    Proof at(long seconds) {
      return claim("iat", Long.toString(Instant.now().getEpochSecond() + seconds));
    }

    Proof signedBy(HolderKey other) {
      signer = other.pair;
      return this;
    }

    public String text() {
      String signed = base64(json(header)) + "." + base64(json(claims));
      try {
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(signer.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + base64(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String json(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
    return base64(fixed);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
