package org.lockstep.designation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The one key that the register signs with (Ed25519, RFC 8032), so that who checks it needs one
 * public key. Its name is the origin of the checkpoints (C2SP signed-note and tlog-checkpoint).
 */
@ApplicationScoped
public class JournalKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int RAW = 32;

  /** The type of a signature in a signed note: Ed25519. */
  private static final byte TYPE = 1;

  /** What stands before the 32 bytes of a public key in its X.509 form (RFC 8410, section 4). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final PrivateKey privateKey;
  private final byte[] publicKey;

  /**
   * @param name of the journal in checkpoints and of its key; it never changes
   * @param encoded base64 of 64 bytes: the seed and the public key
   */
  JournalKey(
      @ConfigProperty(name = "lockstep.journal.origin") String name,
      @ConfigProperty(name = "lockstep.journal.signing-key") String encoded) {
    if (!name.matches("[!-*,-~]{1,100}")) {
      throw new IllegalArgumentException(
          "lockstep.journal.origin must be 1 to 100 ASCII characters without space and '+'");
    }
    byte[] pair = decoded(encoded);
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

  private static byte[] decoded(String encoded) {
    byte[] pair;
    try {
      pair = Base64.getDecoder().decode(encoded);
    } catch (IllegalArgumentException e) {
      pair = new byte[0];
    }
    if (pair.length != 2 * RAW) {
      // Nothing of the value, which may be a key that is almost right.
      throw new IllegalArgumentException(
          "lockstep.journal.signing-key must be base64 of 64 bytes: seed and public key");
    }
    return pair;
  }

  /** A seed with the public key of another would sign what nobody can verify. */
  void check(@Observes StartupEvent event) {
    byte[] message = "self-check".getBytes(UTF_8);
    if (!verifies(message, sign(message))) {
      throw new IllegalStateException(
          "lockstep.journal.signing-key: the public key is not the one of the seed");
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

  /** The origin of the journal. */
  public String name() {
    return name;
  }

  /** Such as {@code lockstep/register+1c3c5a2f}: the name and {@link #hash} in hexadecimal. */
  public String keyId() {
    return name + "+" + HexFormat.of().formatHex(hash());
  }

  /** What a verifier needs, in the text form of C2SP signed-note. */
  public String verifierKey() {
    return keyId() + "+" + Base64.getEncoder().encodeToString(joined(new byte[] {TYPE}, publicKey));
  }

  /** The four bytes that a signature of a note begins with, to find its key by. */
  byte[] hash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(joined((name + "\n").getBytes(UTF_8), new byte[] {TYPE}, publicKey));
      return Arrays.copyOf(hash, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
