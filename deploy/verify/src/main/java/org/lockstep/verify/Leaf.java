package org.lockstep.verify;

import java.io.IOException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the journal says of itself.
 *
 * @param recordedAt as written
 * @param instant the same
 * @param sha256 of a sealed one: of the salt and of what it hides
 */
record Leaf(String kind, String recordedAt, Instant instant, @Nullable String sha256) {
  private static final String SEALED = "sealed";

  private static final Pattern KIND = Pattern.compile("[a-z_]{1,50}(\\.[a-z_]{1,50}){0,5}");

  static Leaf read(byte[] bytes, String what) throws IOException {
    Map<String, String> texts = CanonicalJson.texts(bytes, what);
    String kind = texts.getOrDefault("kind", "");
    if (!KIND.matcher(kind).matches()) {
      throw Finding.notOk(what + " has no kind, such as designation.published.");
    }
    String recordedAt = texts.getOrDefault("recordedAt", "");
    try {
      return new Leaf(kind, recordedAt, Instant.parse(recordedAt), texts.get("sha256"));
    } catch (DateTimeException e) {
      throw Finding.notOk(what + " has no recordedAt, such as 2024-05-24T05:00:00.000Z.");
    }
  }

  /**
   * What a sealed entry hides, if this salt and this content are those that the leaf commits to.
   *
   * @throws Finding if they are not
   */
  Leaf opened(byte[] salt, byte[] content, String what) throws IOException {
    if (!kind.equals(SEALED) || sha256 == null) {
      throw Finding.notOk(what + " is not sealed, and comes with a salt and a content.");
    }
    MessageDigest digest = MerkleTree.sha256();
    digest.update(salt);
    if (!Report.base64(digest.digest(content)).equals(sha256)) {
      throw Finding.notOk(
          what + " was sealed with another salt or content than the ones beside it.");
    }
    Leaf inside = read(content, "The content of " + what);
    if (!inside.recordedAt.equals(recordedAt)) {
      throw Finding.notOk("The content of " + what + " has another recordedAt than its leaf.");
    }
    return inside;
  }
}
