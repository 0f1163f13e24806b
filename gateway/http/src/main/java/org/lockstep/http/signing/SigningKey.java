package org.lockstep.http.signing;

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
public final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int RAW = 32;

  /** The type of a signature in a signed note: Ed25519. */
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
    if (!verifies(message, sign(message))) {
      throw new IllegalStateException(setting + ": the public key is not the one of the seed");
    }
  }

  public byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean verifies(byte[] message, byte[] signed) {
    try {
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(joined(X509_PREFIX, publicKey)));
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Such as {@code lockstep/register+1c3c5a2f}: the name and {@link #hash} in hexadecimal. */
  public String id() {
    return name + "+" + HexFormat.of().formatHex(hash());
  }

  /** What a verifier needs, in the text form of C2SP signed-note. */
  String verifierKey() {
    return id() + "+" + Base64.getEncoder().encodeToString(joined(new byte[] {TYPE}, publicKey));
  }

  /**
   * Signs for a note: the signature, and before it the four bytes by which its key is found (C2SP
   * signed-note).
   */
  public byte[] signForNote(byte[] text) {
    return joined(hash(), sign(text));
  }

  private byte[] hash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(joined((name + "\n").getBytes(UTF_8), new byte[] {TYPE}, publicKey));
      return Arrays.copyOf(hash, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
