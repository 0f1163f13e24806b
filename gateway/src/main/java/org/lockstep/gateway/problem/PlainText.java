package org.lockstep.gateway.problem;

/** Text from outside as a log may hold it: printable ASCII, and not too much of it. */
public final class PlainText {
  private PlainText() {}

  /**
   * The text, with a question mark for each character that a log must not hold, cut to a length.
   */
  public static String of(String text, int longest) {
    StringBuilder plain = new StringBuilder();
    text.chars().limit(longest).forEach(c -> plain.append(c >= ' ' && c <= '~' ? (char) c : '?'));
    return text.length() > longest ? plain.append("...").toString() : plain.toString();
  }
}
