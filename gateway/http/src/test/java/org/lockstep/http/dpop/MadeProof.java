package org.lockstep.http.dpop;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;

/** A proof as a client makes it, of which a test changes what it is about. */
final class MadeProof {
  static final KeyPair KEY = ec("secp256r1");

  final Map<String, Object> header = new LinkedHashMap<>();
  final Map<String, Object> claims = new LinkedHashMap<>();
  private PrivateKey signer = KEY.getPrivate();

  MadeProof(String method, String address, String token, Instant now) {
    header.put("typ", "dpop+jwt");
    header.put("alg", "ES256");
    header.put("jwk", publicJwk(KEY));
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("htm", method);
    claims.put("htu", address);
    claims.put("iat", now.getEpochSecond());
    claims.put(
        "ath",
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Sha256.of(token.getBytes(StandardCharsets.US_ASCII))));
  }

  MadeProof with(String claim, Object value) {
    claims.put(claim, value);
    return this;
  }

  MadeProof without(String claim) {
    claims.remove(claim);
    return this;
  }

  MadeProof header(String name, Object value) {
    header.put(name, value);
    return this;
  }

  MadeProof by(KeyPair pair, String algorithm) {
    signer = pair.getPrivate();
    header.put("alg", algorithm);
    header.put("jwk", publicJwk(pair));
    return this;
  }

  /** Signed by this key, whatever the header says. */
  MadeProof signedBy(KeyPair pair) {
    signer = pair.getPrivate();
    return this;
  }

  String text() {
    try {
      JsonWebSignature signed = new JsonWebSignature();
      header.forEach((name, value) -> signed.getHeaders().setObjectHeaderValue(name, value));
      signed.setPayload(JsonUtil.toJson(claims));
      signed.setKey(signer);
      signed.setDoKeyValidation(false);
      if (header.containsKey(HeaderParameterNames.CRITICAL)) {
        signed.setKnownCriticalHeaders("exp");
      }
      return signed.getCompactSerialization();
    } catch (org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With a header that says what it likes, and the signature of the right one. */
  String textSaying(String otherHeader) {
    return base64(otherHeader) + text().substring(text().indexOf('.'));
  }

  static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Map<String, Object> publicJwk(KeyPair pair) {
    return jwk(pair).toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  static Map<String, Object> privateJwk(KeyPair pair) {
    PublicJsonWebKey key = jwk(pair);
    key.setPrivateKey(pair.getPrivate());
    return key.toParams(org.jose4j.jwk.JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
  }

  static String thumbprint(KeyPair pair) {
    return jwk(pair).calculateBase64urlEncodedThumbprint("SHA-256");
  }

  private static PublicJsonWebKey jwk(KeyPair pair) {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
    } catch (org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair edwards(String curve) {
    try {
      return KeyPairGenerator.getInstance(curve).generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
