package org.lockstep.verify;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an entry of the journal says of itself.
 *
 * @param recordedAt as written
 * @param instant the same
 */
record Leaf(String kind, String recordedAt, Instant instant) {
  private static final Pattern KIND = Pattern.compile("[a-z_]{1,50}(\\.[a-z_]{1,50}){0,5}");

  static Leaf read(byte[] bytes, String what) throws IOException {
    Map<String, String> texts = CanonicalJson.texts(bytes, what);
    String kind = texts.getOrDefault("kind", "");
    if (!KIND.matcher(kind).matches()) {
      throw Finding.notOk(what + " has no kind, such as designation.published.");
    }
    String recordedAt = texts.getOrDefault("recordedAt", "");
    try {
      return new Leaf(kind, recordedAt, Instant.parse(recordedAt));
    } catch (DateTimeException e) {
      throw Finding.notOk(what + " has no recordedAt, such as 2024-05-24T05:00:00.000Z.");
    }
  }
}
