package org.lockstep.designation.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * What an entry tells that not everybody may see. Its leaf commits to it and tells nothing of it:
 * without the salt, which is random, nobody can try what it may be.
 *
 * @param content what the leaf of a public entry would be
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Sealed(Seal seal, byte[] salt, byte[] content) {
  /** The kind of all leaves of sealed entries. */
  static final String KIND = "sealed";

  private static final int SALT_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  static Sealed of(Seal seal, byte[] content) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new Sealed(seal, salt, content);
  }

  /** What is in the tree: the recorded time and SHA-256 of the salt and the content. */
  byte[] leaf(Instant recordedAt) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      String hash = Base64.getEncoder().encodeToString(digest.digest(content));
      return CanonicalJson.bytes(Map.of("kind", KIND, "recordedAt", recordedAt, "sha256", hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
