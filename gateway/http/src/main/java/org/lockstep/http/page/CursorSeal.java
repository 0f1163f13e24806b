package org.lockstep.http.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Seals places in lists for the way through a client: AES-256-GCM (NIST SP 800-38D) with the list
 * that a place is in as additional data, so that it tells nothing, cannot be altered, and opens
 * nowhere else. All replicas have the same key; while it is changed for another one, places that
 * were sealed under the other one open, too.
 *
 * <p>The nonce follows from what is sealed: the same question has the same answer, to the byte, and
 * so nothing in it can depend on what the caller may not know of.
 */
@ApplicationScoped
class CursorSeal {
  private static final String SEALING = "lockstep.http.cursor-key";
  private static final String OTHER = "lockstep.http.other-cursor-key";
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  private final SecretKeySpec key;
  private final SecretKeySpec nonceKey;
  private final List<SecretKeySpec> opening;

  /**
   * @param base64 of 32 bytes
   * @param other of 32 bytes, of the key that comes next, or that was before: what it sealed opens
   */
  CursorSeal(
      @ConfigProperty(name = SEALING) String base64,
      @ConfigProperty(name = OTHER) Optional<String> other) {
    byte[] bytes = decoded(SEALING, base64);
    key = new SecretKeySpec(bytes, "AES");
    nonceKey = new SecretKeySpec(hmac(new SecretKeySpec(bytes, HMAC), "nonce", new byte[0]), HMAC);
    opening =
        Stream.concat(
                Stream.of(key),
                other.stream().map(text -> new SecretKeySpec(decoded(OTHER, text), "AES")))
            .toList();
  }

  private static byte[] decoded(String setting, String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      bytes = new byte[0];
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalStateException(setting + " must be base64 of " + KEY_BYTES + " bytes");
    }
    return bytes;
  }

  /**
   * Seals a place.
   *
   * @param list that it is a place in
   */
  String seal(byte[] place, String list) {
    byte[] nonce = Arrays.copyOf(hmac(nonceKey, list, place), NONCE_BYTES);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, list).doFinal(place);
      return ENCODER.encodeToString(
          ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The place, if it was sealed here for this list. */
  Optional<byte[]> open(String sealed, String list) {
    if (!mayBe(sealed)) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(sealed);
    return opening.stream().flatMap(one -> open(bytes, list, one).stream()).findFirst();
  }

  private static Optional<byte[]> open(byte[] bytes, String list, SecretKeySpec key) {
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(bytes, NONCE_BYTES), list)
              .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether it looks like a place, in any list. */
  static boolean mayBe(String sealed) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed);
      return bytes.length > NONCE_BYTES + TAG_BYTES && ENCODER.encodeToString(bytes).equals(sealed);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] hmac(SecretKeySpec key, String list, byte[] plain) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      mac.update(list.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(plain);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String list)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD(list.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
