package org.lockstep.entity.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A pair of keys (Ed25519, RFC 8032), named as C2SP signed-note does. */
final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int RAW = 32;
  private static final int HASH = 4;

  /** The type of the key in its text form: Ed25519. */
  private static final byte TYPE = 1;

  /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410, section 4). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String setting;
  private final String name;
  private final PrivateKey privateKey;
  private final byte[] publicKey;

  /**
   * @param setting that it comes from, for who has to correct it
   * @param encoded base64 of 64 bytes: the seed and the public key
   */
  SigningKey(String setting, String name, String encoded) {
    byte[] pair = decoded(setting, encoded);
    this.setting = setting;
    this.name = name;
    publicKey = Arrays.copyOfRange(pair, RAW, 2 * RAW);
    try {
      privateKey =
          KeyFactory.getInstance(ALGORITHM)
              .generatePrivate(
                  new EdECPrivateKeySpec(
                      NamedParameterSpec.ED25519, Arrays.copyOfRange(pair, 0, RAW)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String setting, String encoded) {
    byte[] pair;
    try {
      pair = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      pair = new byte[0];
    }
    if (pair.length != 2 * RAW) {
      // Nothing of the value, which may be a key that is almost right.
      throw new IllegalArgumentException(
          setting + " must be base64 of 64 bytes: seed and public key");
    }
    return pair;
  }

  /** A seed with the public key of another would sign what nobody can verify. */
  void requireOnePair() {
    byte[] message = "self-check".getBytes(UTF_8);
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(joined(X509_PREFIX, publicKey)));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(message);
      if (signature.verify(sign(message))) {
        return;
      }
    } catch (GeneralSecurityException e) {
      // It verifies nothing; said below.
    }
    throw new IllegalStateException(setting + ": the public key is not the one of the seed");
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Such as {@code lockstep/screening+1c3c5a2f}: the name and four bytes of a hash. */
  String id() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(joined((name + "\n").getBytes(UTF_8), typed()));
      return name + "+" + HexFormat.of().formatHex(hash, 0, HASH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a verifier needs, in the text form of C2SP signed-note. */
  String verifierKey() {
    return id() + "+" + Base64.getEncoder().encodeToString(typed());
  }

  private byte[] typed() {
    return joined(new byte[] {TYPE}, publicKey);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(one);
    joined.writeBytes(other);
    return joined.toByteArray();
  }
}
