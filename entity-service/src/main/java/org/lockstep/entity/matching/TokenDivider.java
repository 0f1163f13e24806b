package org.lockstep.entity.matching;

import java.util.ArrayList;
import java.util.List;

/** Divides and joins tokens, so that each is what a word is made of. */
final class TokenDivider {
  private static final int MOST_SYLLABLES_OF_A_PERSON = 5;

  private final Tables tables;
  private final Naming naming;
  private final boolean foreign;

  /**
   * For one name.
   *
   * @param foreign whether the parts of the name are between middle dots, as East Asia writes
   *     foreign names
   */
  TokenDivider(Tables tables, Naming naming, boolean foreign) {
    this.tables = tables;
    this.naming = naming;
    this.foreign = foreign;
  }

  List<Plain> plain(List<Token> tokens) {
    List<Plain> plain = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      int letters = naming == Naming.PERSON ? 0 : oneLetterTokens(tokens, i);
      if (letters > 1) { // A.B.C. and G.m.b.H.
        StringBuilder written = new StringBuilder();
        for (int k = i; k < i + letters; k++) {
          written.append(tokens.get(k).written());
        }
        String all = tables.romaniser().plain(written.toString(), token.script());
        plain.add(new Plain(written.toString(), token.script(), all, true));
        i += letters - 1;
      } else if (naming == Naming.PERSON && token.script() == Script.HANGUL) {
        i = hangul(tokens, i, plain);
      } else if (token.script() == Script.HAN || token.script() == Script.HANGUL) {
        unspaced(token, plain);
      } else {
        camel(token, plain);
      }
    }
    return plain;
  }

  private static int oneLetterTokens(List<Token> tokens, int from) {
    int to = from;
    while (to < tokens.size()
        && tokens.get(to).written().length() == 1
        && (tokens.get(to).script() == Script.LATIN || tokens.get(to).script() == Script.ALPHABET)
        && tokens.get(to).script() == tokens.get(from).script()) {
      to++;
      if (!tokens.get(to - 1).dotted()) {
        break;
      }
    }
    return to - from;
  }

  /** A Korean's name has a word for each syllable, however it is spaced; other names stay whole. */
  private int hangul(List<Token> tokens, int from, List<Plain> plain) {
    int to = from;
    StringBuilder all = new StringBuilder();
    while (to < tokens.size() && tokens.get(to).script() == Script.HANGUL) {
      all.append(tokens.get(to++).written());
    }
    boolean korean =
        !foreign
            && all.length() <= MOST_SYLLABLES_OF_A_PERSON
            && all.length() > 1
            && (tables.isKoreanFamily(all.substring(0, 1))
                || (all.length() > 2 && tables.isKoreanFamily(all.substring(0, 2)))
                || tables.isKoreanFamily(all.substring(all.length() - 1)));
    for (int i = from; i < to; i++) {
      String written = tokens.get(i).written();
      if (korean) {
        for (char syllable : written.toCharArray()) {
          add(plain, String.valueOf(syllable), Script.HANGUL);
        }
      } else {
        add(plain, written, Script.HANGUL);
      }
    }
    return to - 1;
  }

  /** Words of scripts without spaces: those that the tables know, and what is between them. */
  private void unspaced(Token token, List<Plain> plain) {
    String written = token.written();
    if (naming == Naming.PERSON) {
      boolean each = !foreign && written.length() <= MOST_SYLLABLES_OF_A_PERSON - 1;
      if (each) {
        written.codePoints().forEach(c -> add(plain, Character.toString(c), token.script()));
      } else {
        add(plain, written, token.script());
      }
      return;
    }
    int unknown = 0;
    for (int i = 0; i < written.length(); ) {
      int known = knownAt(written, i);
      if (known == 0) {
        i++;
        continue;
      }
      if (i > unknown) {
        add(plain, written.substring(unknown, i), token.script());
      }
      add(plain, written.substring(i, i + known), token.script());
      i += known;
      unknown = i;
    }
    if (unknown < written.length()) {
      add(plain, written.substring(unknown), token.script());
    }
  }

  private int knownAt(String written, int from) {
    int most = Math.min(written.length() - from, tables.longestWrittenTogether());
    for (int length = most; length > 1; length--) {
      if (tables.organisation(written.substring(from, from + length)) != null) {
        return length;
      }
    }
    return 0;
  }

  /** SiemensAG ends with a form that is written to the name. */
  private void camel(Token token, List<Plain> plain) {
    String written = token.written();
    if (naming == Naming.ORGANIZATION) {
      for (int i = written.length() - 1; i > 1; i--) {
        if (Character.isUpperCase(written.charAt(i))
            && Character.isLowerCase(written.charAt(i - 1))) {
          String end = tables.romaniser().plain(written.substring(i), token.script());
          Tables.Known known = tables.organisation(end);
          if (known != null && known.kind() == Word.Kind.FORM) {
            add(plain, written.substring(0, i), token.script());
            add(plain, written.substring(i), token.script());
            return;
          }
        }
      }
    }
    add(plain, written, token.script());
  }

  private void add(List<Plain> plain, String written, Script script) {
    String itsPlain = tables.romaniser().plain(written, script);
    if (!itsPlain.isEmpty()) {
      plain.add(new Plain(written, script, itsPlain));
    }
  }
}
