package org.lockstep.verify;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with signatures below it, as C2SP signed-note has it. */
final class SignedNote {
  private static final int MOST_SIGNATURES = 100;
  private static final Pattern SIGNATURE = Pattern.compile("— ([^+\\s]+) (\\S+)");

  private SignedNote() {}

  /**
   * The text, if one of the keys signed it. Signatures by other keys say nothing to us and are
   * passed over; that is how witnesses add theirs.
   */
  static String open(byte[] note, VerifierKeys keys, String what) {
    String whole = Input.utf8(note, what);
    int blank = whole.lastIndexOf("\n\n");
    if (blank < 0 || !whole.endsWith("\n") || whole.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw malformed(what);
    }
    String text = whole.substring(0, blank + 1);
    List<String> lines = whole.substring(blank + 2).lines().toList();
    if (lines.size() > MOST_SIGNATURES) {
      throw Finding.notOk(what + " has more than " + MOST_SIGNATURES + " signatures.");
    }
    boolean signed = false;
    for (String line : lines) {
      Matcher signature = SIGNATURE.matcher(line);
      if (!signature.matches()) {
        throw malformed(what);
      }
      byte[] bytes = Input.base64(signature.group(2), "A signature of " + what);
      if (bytes.length < 5) {
        throw malformed(what);
      }
      Optional<VerifierKey> key = keys.of(signature.group(1), bytes);
      if (key.isPresent()) {
        if (!key.get()
            .verifies(
                text.getBytes(StandardCharsets.UTF_8),
                Arrays.copyOfRange(bytes, 4, bytes.length))) {
          throw Finding.notOk(
              "%s was changed: the signature by %s is not one of this text."
                  .formatted(what, key.get().id()));
        }
        signed = true;
      }
    }
    if (!signed) {
      throw Finding.notOk(
          what + " is not signed by " + keys.ids() + ". Is --key the key of this register?");
    }
    return text;
  }

  private static Finding malformed(String what) {
    return Finding.notOk(
        what + " is not a signed note; take it as /api/v1/journal/checkpoint gives it.");
  }
}
