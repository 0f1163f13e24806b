package org.lockstep.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ed25519 public key with the name of whom it belongs to, as C2SP signed-note writes it: {@code
 * name+hash+base64(0x01 || key)}, where the hash is that of name and key, so that a typing error
 * shows.
 */
final class VerifierKey {
  private static final Pattern FORM =
      Pattern.compile("([^+\\s\\p{Cntrl}]{1,200})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/=]{1,200})");
  private static final byte ED25519 = 1;
  private static final int KEY_BYTES = 32;
  // SubjectPublicKeyInfo of an ed25519 key up to the key itself (RFC 8410).
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] hash;
  private final PublicKey key;

  private VerifierKey(String name, byte[] hash, PublicKey key) {
    this.name = name;
    this.hash = hash;
    this.key = key;
  }

  static boolean looksLike(String text) {
    return FORM.matcher(text).matches();
  }

  static VerifierKey parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw Finding.notChecked(
          "This is not a verifier key; one is name+hash+base64, as /api/v1/journal/key and /api/v1/screenings/key give it.");
    }
    String name = form.group(1);
    byte[] typed;
    try {
      typed = Input.base64(form.group(3), "the key");
    } catch (Finding e) {
      throw Finding.notChecked("The verifier key of " + name + " is damaged; get it again.");
    }
    byte[] hash = hash(name, typed);
    if (!HexFormat.of().formatHex(hash).equals(form.group(2))) {
      throw Finding.notChecked(
          "The verifier key of "
              + name
              + " is damaged: the hash in it is not that of its name and key. Get it again.");
    }
    if (typed.length != KEY_BYTES + 1 || typed[0] != ED25519) {
      throw Finding.notChecked("The verifier key of " + name + " is not an ed25519 key.");
    }
    byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + KEY_BYTES);
    System.arraycopy(typed, 1, encoded, X509_PREFIX.length, KEY_BYTES);
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      return new VerifierKey(name, hash, key);
    } catch (GeneralSecurityException e) {
      throw Finding.notChecked("The verifier key of " + name + " is not an ed25519 key.");
    }
  }

  private static byte[] hash(String name, byte[] typed) {
    MessageDigest sha256 = MerkleTree.sha256();
    sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(sha256.digest(typed), 4);
  }

  String name() {
    return name;
  }

  /** Such as {@code lockstep/register+1a2b3c4d}. */
  String id() {
    return name + "+" + HexFormat.of().formatHex(hash);
  }

  /**
   * Whether a signature of a note, which begins with the hash of its key, says it is by this one.
   */
  boolean isOf(String signer, byte[] signature) {
    return signer.equals(name) && Arrays.equals(hash, Arrays.copyOf(signature, hash.length));
  }

  boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(key);
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException e) {
      return false; // A signature of a wrong length, or one that is no point of the curve.
    }
  }
}
