package org.lockstep.http.once;

import java.util.List;
import java.util.regex.Pattern;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/** Reads the header (draft-ietf-httpapi-idempotency-key-header-07, section 2.1). */
final class IdempotencyKey {
  private static final Pattern BARE = Pattern.compile("[!#-~][ -~]{0,254}");

  private static final int LONGEST = 255;

  private IdempotencyKey() {}

  /**
   * The key, the same whether it was sent as a string of RFC 8941 or bare.
   *
   * @throws Refusal 400 if it is none
   */
  static String of(List<String> sent) {
    if (sent.size() == 1) {
      String value = sent.get(0).strip();
      String string = string(value);
      if (!string.isEmpty() && string.length() <= LONGEST) {
        return string;
      }
      if (BARE.matcher(value).matches()) {
        return value;
      }
    }
    throw new Refusal(
        CommonProblem.IDEMPOTENCY_KEY_REQUIRED,
        "Send one header Idempotency-Key of 1 to 255 printable ASCII characters, such as a new UUID"
            + " for each thing to be created or done, and the same key again when you repeat the"
            + " request.");
  }

  /** What a string of RFC 8941, section 3.3.3, says; empty if it is none. */
  private static String string(String value) {
    int end = value.length() - 1;
    if (end < 1 || value.charAt(0) != '"' || value.charAt(end) != '"') {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < end; i++) {
      char c = value.charAt(i);
      boolean escaped = c == '\\' && i + 1 < end;
      if (escaped) {
        i++;
        c = value.charAt(i);
      }
      boolean special = c == '"' || c == '\\';
      if (special != escaped || c < ' ' || c > '~') {
        return "";
      }
      text.append(c);
    }
    return text.toString();
  }
}
