package org.lockstep.entity.matching;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of letters of one script in a name.
 *
 * @param written as it stands in the name
 * @param script that all its letters are of
 * @param dotted whether it is one letter with a full stop or a stroke behind it: A.B.C., M/V
 */
record Token(String written, Script script, boolean dotted) {

  /** The tokens of a text, at most so many and one more. */
  static List<Token> of(String text, int most) {
    List<Token> tokens = new ArrayList<>();
    int from = -1;
    Script script = Script.LATIN;
    for (int i = 0; i <= text.length() && tokens.size() <= most; ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      boolean inWord = Text.ofWord(c) || (from >= 0 && Text.isQuote(c) && letterFollows(text, i));
      Script itsScript = inWord && Character.isLetterOrDigit(c) ? Script.of(c) : script;
      if (from >= 0 && (!inWord || changes(script, itsScript))) {
        tokens.add(
            new Token(
                text.substring(from, i),
                script,
                (c == '.' || c == '/') && isOneLetter(text, from, i)));
        from = -1;
      }
      if (inWord && from < 0 && Character.isLetterOrDigit(c)) {
        from = i;
      }
      if (from >= 0) {
        script = mixed(from == i, script, itsScript);
      }
      i += Character.charCount(c);
    }
    return tokens;
  }

  /** A digit within letters, as in Sech1n, and letters behind digits, as in 1st, are one token. */
  private static boolean changes(Script script, Script next) {
    return script != next && script != Script.DIGITS && next != Script.DIGITS;
  }

  private static Script mixed(boolean first, Script script, Script next) {
    return first || script == Script.DIGITS ? next : script;
  }

  private static boolean letterFollows(String text, int quote) {
    return quote + 1 < text.length() && Text.ofWord(text.codePointAt(quote + 1));
  }

  private static boolean isOneLetter(String text, int from, int to) {
    return text.codePointCount(from, to) == 1;
  }
}
