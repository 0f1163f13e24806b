package org.lockstep.alert.signing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must not be readable in the database: AES-256-GCM, a fresh nonce each time in front of
 * the ciphertext. What is sealed for one row cannot be opened as another's.
 */
@ApplicationScoped
class Sealing {
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final SecretKey key;
  private final String keyId;
  private final Map<String, SecretKey> opening = new HashMap<>();
  private final SecureRandom random = new SecureRandom();

  @Inject
  Sealing(SigningConfig config) {
    this(
        decode("LOCKSTEP_ALERT_MASTER_KEY", config.masterKey()),
        config.otherMasterKey().map(other -> decode("LOCKSTEP_ALERT_OTHER_MASTER_KEY", other)));
  }

  /**
   * @param otherKey what is sealed under it is opened, too
   */
  Sealing(byte[] masterKey, Optional<byte[]> otherKey) {
    key = new SecretKeySpec(masterKey, "AES");
    keyId = idOf(masterKey);
    otherKey.ifPresent(other -> opening.put(idOf(other), new SecretKeySpec(other, "AES")));
    opening.put(keyId, key);
  }

  private static String idOf(byte[] masterKey) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("lockstep alert master key id".getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest(masterKey), 0, 4);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Names the master key without telling anything of it. */
  String keyId() {
    return keyId;
  }

  /** The ids of the master keys that it can open with. */
  Set<String> keyIds() {
    return Set.copyOf(opening.keySet());
  }

  byte[] seal(byte[] plain, String row) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(row.getBytes(UTF_8));
      byte[] sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @param sealedUnder the id of the master key in the row
   * @throws IllegalStateException if it was sealed under another key, for another row, or altered
   */
  byte[] open(byte[] sealed, String sealedUnder, String row) {
    SecretKey with = opening.get(sealedUnder);
    if (with == null) {
      throw new IllegalStateException(
          "Sealed under master key " + sealedUnder + ", but LOCKSTEP_ALERT_MASTER_KEY is " + keyId);
    }
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, with, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
      cipher.updateAAD(row.getBytes(UTF_8));
      return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The sealed row " + row + " was altered", e);
    }
  }

  private static byte[] decode(String variable, String text) {
    try {
      byte[] key = Base64.getDecoder().decode(text);
      if (key.length == KEY) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // The message below must not carry the text.
    }
    throw new IllegalStateException(variable + " must be base64 of 32 bytes");
  }
}
