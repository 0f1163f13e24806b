package org.lockstep.entity.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the words of a name: what each is, says and counts. */
final class NameReader {
  private static final int SHORT_FORM = 3;
  private static final int LONGEST_ACRONYM = 3;
  private static final int MOST_SYLLABLES_OF_A_PERSON = 5;
  private static final float FORM = .15f;
  private static final float TITLE = .1f;
  private static final float MEANING = .6f;
  private static final float PIECE = .35f;
  private static final float PIECE_OPPOSED = .8f;
  private static final float PATRONYMIC = .7f;
  private static final float INITIAL = .5f;
  private static final float NUMBER = 1;

  private final Tables tables;
  private final Naming naming;
  private final WordMaker maker;
  private final List<Word> words = new ArrayList<>();

  private NameReader(Tables tables, Naming naming) {
    this.tables = tables;
    this.naming = naming;
    this.maker = new WordMaker(tables, naming);
  }

  /**
   * The words.
   *
   * @param foreign whether the parts of the name are between middle dots, as East Asia writes
   *     foreign names
   */
  static List<Word> words(List<Token> tokens, Naming naming, boolean foreign, Tables tables) {
    NameReader reader = new NameReader(tables, naming);
    reader.read(new TokenDivider(tables, naming, foreign).plain(tokens));
    return reader.distinguishing();
  }

  private void read(List<Plain> tokens) {
    for (int i = 0; i < tokens.size(); ) {
      int read = number(tokens, i);
      if (read == 0) {
        read = phrase(tokens, i);
      }
      if (read == 0) {
        one(tokens, i);
        read = 1;
      }
      i += read;
    }
    koreanFamilies();
    patronymics();
  }

  /** A form or a word of organisations of one or more tokens; how many it took. */
  private int phrase(List<Plain> tokens, int from) {
    if (naming == Naming.OBJECT || !tables.beginsPhrase(tokens.get(from).plain())) {
      return 0;
    }
    int most = Math.min(tables.longestPhrase(), tokens.size() - from);
    for (int length = most; length > 0; length--) {
      String phrase = joined(tokens, from, length, " ");
      Tables.Known known = tables.organisation(phrase);
      if (known == null || !fits(known, phrase, tokens.size(), from, length)) {
        continue;
      }
      Word whole =
          maker.word(
              new Plain(
                  written(tokens, from, length),
                  tokens.get(from).script(),
                  joined(tokens, from, length, "")),
              known.kind(),
              known.group());
      words.add(
          switch (known.kind()) {
            case FORM -> whole.as(Word.Kind.FORM, FORM, FORM);
            case MEANING -> whole.as(Word.Kind.MEANING, maker.weight(MEANING, phrase), MEANING);
            default -> whole;
          });
      return length;
    }
    return 0;
  }

  /** A short form is one only where forms stand; a person has none but at the end. */
  private boolean fits(Tables.Known known, String phrase, int tokens, int from, int length) {
    if (naming == Naming.PERSON) {
      return known.kind() == Word.Kind.FORM
          && from > 1
          && from + length == tokens
          && (phrase.equals("llc")
              || phrase.equals("ltd")
              || phrase.equals("limited")
              || phrase.equals("inc")
              || phrase.equals("gmbh"));
    }
    return known.kind() != Word.Kind.FORM
        || phrase.length() > SHORT_FORM
        || from == 0
        || from >= tokens - 3
        || from * 2 >= tokens;
  }

  private int number(List<Plain> tokens, int from) {
    Integer value = value(tokens.get(from), from, tokens.size());
    if (value == null) {
      return 0;
    }
    int read = 1;
    if (value >= 20 && value < 100 && value % 10 == 0 && from + 1 < tokens.size()) {
      Integer unit = value(tokens.get(from + 1), from + 1, tokens.size());
      if (unit != null && unit > 0 && unit < 10 && isWord(tokens.get(from))) { // forty-four
        value += unit;
        read = 2;
      }
    }
    Plain whole =
        new Plain(
            written(tokens, from, read), tokens.get(from).script(), joined(tokens, from, read, ""));
    words.add(maker.word(whole, Word.Kind.NUMBER, value).as(Word.Kind.NUMBER, NUMBER, NUMBER));
    return read;
  }

  private static boolean isWord(Plain token) {
    return token.script() != Script.DIGITS;
  }

  private @Nullable Integer value(Plain token, int at, int tokens) {
    String plain = token.plain();
    if (Character.isDigit(plain.charAt(0))) {
      return digits(plain);
    }
    if (naming == Naming.PERSON) {
      return null;
    }
    Integer roman = at == 0 ? null : Roman.value(plain);
    return roman != null ? roman : tokens > 1 ? tables.number(plain) : null;
  }

  private static @Nullable Integer digits(String plain) {
    int value = 0;
    int i = 0;
    for (; i < plain.length() && Character.isDigit(plain.charAt(i)); i++) {
      value = value * 10 + Character.digit(plain.charAt(i), 10);
      if (i > 8) {
        return plain.hashCode() | Integer.MIN_VALUE; // too long to count; equal if it is written so
      }
    }
    String rest = plain.substring(i);
    return rest.isEmpty()
            || rest.equals("st")
            || rest.equals("nd")
            || rest.equals("rd")
            || rest.equals("th")
        ? (Integer) value
        : null;
  }

  private void one(List<Plain> tokens, int at) {
    Plain token = tokens.get(at);
    String plain = token.plain();
    if (tables.isTitle(naming.titles(), plain) || isParticle(plain, at, tokens.size())) {
      words.add(maker.word(token, Word.Kind.TITLE, 0).as(Word.Kind.TITLE, TITLE, TITLE));
      return;
    }
    if (ArabicNames.hasArticle(plain, token.script())) {
      token = new Plain(token.written(), token.script(), plain.substring(2));
      plain = token.plain();
    }
    if (naming == Naming.PERSON) {
      String[] pieces = ArabicNames.pieces(token.plain(), token.script());
      if (pieces != null) {
        for (String piece : pieces) {
          boolean common = ArabicNames.isCommonPiece(piece);
          words.add(
              maker
                  .word(new Plain(piece, token.script(), piece), Word.Kind.NAME, 0)
                  .as(Word.Kind.NAME, common ? PIECE : maker.weight(1, piece), common ? PIECE : 1));
        }
        return;
      }
    }
    boolean acronym = token.spelt() || isAcronym(token);
    Word word = maker.word(token, acronym ? Word.Kind.ACRONYM : Word.Kind.NAME, 0);
    if (naming == Naming.PERSON
        && plain.codePointCount(0, plain.length()) == 1
        && (token.script() == Script.LATIN || token.script() == Script.ALPHABET)) {
      word = word.as(Word.Kind.INITIAL, INITIAL, INITIAL);
    } else if (ArabicNames.isCommonPiece(plain) && naming == Naming.PERSON) {
      word = word.as(Word.Kind.NAME, PIECE, PIECE_OPPOSED);
    }
    words.add(word);
  }

  /** A few capitals: letters that are spelt, though nothing stands between them. */
  private boolean isAcronym(Plain token) {
    String written = token.written();
    return naming == Naming.ORGANIZATION
        && token.script() == Script.LATIN
        && written.length() > 1
        && written.length() <= LONGEST_ACRONYM
        && written.chars().allMatch(Character::isUpperCase);
  }

  /** Ben is a name where it comes first, and a son elsewhere. */
  private boolean isParticle(String plain, int at, int tokens) {
    return plain.length() > 1
        && tables.isParticle(plain)
        && !(naming == Naming.PERSON && at == 0 && tokens == 2 && plain.equals("ben"));
  }

  /** In a name of a few short words that begins or ends with a Korean family name, it is one. */
  private void koreanFamilies() {
    if (naming != Naming.PERSON || words.size() < 2 || words.size() > MOST_SYLLABLES_OF_A_PERSON) {
      return;
    }
    for (Word word : words) {
      if (word.latin().length() > 6 && word.script() != Script.LATIN) {
        return;
      }
    }
    for (int at : new int[] {0, words.size() - 1}) {
      Word word = words.get(at);
      int[] families = tables.koreanFamilies(word.plain(), word.sound());
      if (families.length > 0 && word.kind() != Word.Kind.TITLE) {
        int[] names = Arrays.copyOf(word.names(), word.names().length + families.length);
        System.arraycopy(families, 0, names, word.names().length, families.length);
        words.set(
            at,
            new Word(
                word.written(),
                word.script(),
                word.plain(),
                word.latin(),
                word.sounds(),
                word.ending(),
                word.letters(),
                names,
                word.familiar(),
                Word.Kind.NAME,
                word.group(),
                word.kind() == Word.Kind.INITIAL ? 1 : word.weight(),
                1));
      }
    }
  }

  /** The name of the father, which lists leave out often. */
  private void patronymics() {
    if (naming != Naming.PERSON || words.size() < 3) {
      return;
    }
    for (int i = 0; i < words.size(); i++) {
      if (isPatronymic(words.get(i).latin())) {
        words.set(i, words.get(i).as(Word.Kind.NAME, PATRONYMIC, PATRONYMIC));
      }
    }
  }

  private static boolean isPatronymic(String latin) {
    return latin.length() > 6
        && (latin.endsWith("ovich")
            || latin.endsWith("evich")
            || latin.endsWith("ovych")
            || latin.endsWith("ovna")
            || latin.endsWith("evna")
            || latin.endsWith("ivna")
            || latin.endsWith("evych")
            || latin.endsWith("avich")
            || latin.endsWith("ovitch")
            || latin.endsWith("evitch")
            || latin.endsWith("owitsch")
            || latin.endsWith("ovic"));
  }

  /** Where nothing but titles is in a name, they are its words; forms alone never are. */
  private List<Word> distinguishing() {
    boolean any = words.stream().anyMatch(word -> word.kind().distinguishes());
    if (!any) {
      for (int i = 0; i < words.size(); i++) {
        Word word = words.get(i);
        if (word.kind() == Word.Kind.TITLE) {
          words.set(i, word.as(Word.Kind.NAME, 1, 1));
        }
      }
    }
    return words;
  }

  private static String joined(List<Plain> tokens, int from, int count, String between) {
    if (count == 1) {
      return tokens.get(from).plain();
    }
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      joined.append(i > from ? between : "").append(tokens.get(i).plain());
    }
    return joined.toString();
  }

  private static String written(List<Plain> tokens, int from, int count) {
    if (count == 1) {
      return tokens.get(from).written();
    }
    StringBuilder joined = new StringBuilder();
    for (int i = from; i < from + count; i++) {
      joined.append(i > from ? " " : "").append(tokens.get(i).written());
    }
    return joined.toString();
  }
}
