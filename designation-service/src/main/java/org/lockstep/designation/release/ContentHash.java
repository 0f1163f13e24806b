package org.lockstep.designation.release;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import org.lockstep.designation.content.Entry;
import org.lockstep.designation.journal.CanonicalJson;

/**
 * The hash that an approval is of: SHA-256 over the canonical JSON of everything that a release
 * would publish.
 */
final class ContentHash {
  private ContentHash() {}

  /**
   * The hash of a package's content.
   *
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  static String of(String authority, PackageHead head, SortedMap<String, Entry> entries) {
    byte[] canonical =
        CanonicalJson.bytes(Map.of("authority", authority, "head", head, "entries", entries));
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
