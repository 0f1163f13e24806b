package org.lockstep.designation.lists.japan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.MemoryBudget;

/**
 * Keys of entries: the list has no ids. The sheet, the number of the notice and the names are the
 * same in all editions; only entries that share all of them are told apart by their order.
 */
final class Keys {
  private static final int LONGEST_NOTICE = 60;
  private static final int LENGTH_OF_HASH = 6;
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final Map<String, Integer> seen = new HashMap<>();
  private final MemoryBudget memory;

  Keys(MemoryBudget memory) {
    this.memory = memory;
  }

  String of(String sheet, String notice, String names) {
    String number = Blanks.single(notice);
    String key =
        String.join(
            "/",
            sheet,
            number.length() <= LONGEST_NOTICE ? number : number.substring(0, LONGEST_NOTICE),
            hash(
                BETWEEN_WORDS.matcher(names.toUpperCase(Locale.ROOT)).replaceAll(""),
                LENGTH_OF_HASH));
    memory.add(key);
    int count = seen.merge(key, 1, Integer::sum);
    return count == 1 ? key : key + "#" + count;
  }

  static String hash(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
