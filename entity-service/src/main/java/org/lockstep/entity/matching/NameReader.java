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
  private static final float LESS_A_STEP = .08f;

  private final Tables tables;
  private final Naming naming;
  private final boolean foreign;
  private final List<Word> words = new ArrayList<>();

  private NameReader(Tables tables, Naming naming, boolean foreign) {
    this.foreign = foreign;
    this.tables = tables;
    this.naming = naming;
  }

  /**
   * The words.
   *
   * @param foreign whether the parts of the name are between middle dots, as East Asia writes
   *     foreign names
   */
  static List<Word> words(List<Token> tokens, Naming naming, boolean foreign, Tables tables) {
    NameReader reader = new NameReader(tables, naming, foreign);
    reader.read(reader.plain(tokens));
    return reader.distinguishing();
  }

  /** A token in the one form of its script. */
  private record Plain(String written, Script script, String plain, boolean spelt) {
    Plain(String written, Script script, String plain) {
      this(written, script, plain, false);
    }
  }

  private List<Plain> plain(List<Token> tokens) {
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
          word(
              new Plain(
                  written(tokens, from, length),
                  tokens.get(from).script(),
                  joined(tokens, from, length, "")),
              known.kind(),
              known.group());
      words.add(
          switch (known.kind()) {
            case FORM -> whole.as(Word.Kind.FORM, FORM, FORM);
            case MEANING -> whole.as(Word.Kind.MEANING, weight(MEANING, phrase), MEANING);
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
    words.add(word(whole, Word.Kind.NUMBER, value).as(Word.Kind.NUMBER, NUMBER, NUMBER));
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
      words.add(word(token, Word.Kind.TITLE, 0).as(Word.Kind.TITLE, TITLE, TITLE));
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
              word(new Plain(piece, token.script(), piece), Word.Kind.NAME, 0)
                  .as(Word.Kind.NAME, common ? PIECE : weight(1, piece), common ? PIECE : 1));
        }
        return;
      }
    }
    boolean acronym = token.spelt() || isAcronym(token);
    Word word = word(token, acronym ? Word.Kind.ACRONYM : Word.Kind.NAME, 0);
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

  private Word word(Plain token, Word.Kind kind, int group) {
    Script script = token.script();
    String plain = LookAlike.letters(token.plain());
    String latin = tables.romaniser().latin(plain, script);
    byte[] sound = Sound.of(tables.romaniser().apart(plain, script));
    byte[][] sounds = {sound};
    if (naming == Naming.PERSON && (script == Script.ABJAD || script == Script.LATIN)) {
      for (String other : ArabicNames.otherwise(token.written(), plain, script)) {
        sounds = with(sounds, Sound.of(tables.romaniser().apart(other, script)));
      }
    }
    if (script == Script.LATIN) {
      String spoken = tables.romaniser().spoken(token.written());
      if (spoken != null) {
        sounds = with(sounds, Sound.of(spoken));
      }
    }
    if (naming == Naming.ORGANIZATION && (script == Script.LATIN || script == Script.ALPHABET)) {
      String place = Russian.place(latin);
      if (place != null) {
        sounds = with(sounds, Sound.of(place));
      }
    }
    if (script == Script.HANGUL && plain.length() == 1) {
      char other = Hangul.withR(plain.charAt(0));
      char beginning = Hangul.atBeginning(plain.charAt(0));
      for (char syllable : new char[] {other, beginning}) {
        if (syllable != plain.charAt(0)) {
          sounds = with(sounds, Sound.of(Hangul.latin(String.valueOf(syllable))));
        }
      }
    }
    int[] names = Word.NONE;
    int[] familiar = Word.NONE;
    if (kind == Word.Kind.NAME && naming == Naming.PERSON) {
      names = tables.names(plain, sound);
      familiar = tables.familiar(sound);
    }
    return new Word(
        token.written(),
        script,
        plain,
        latin,
        sounds,
        Ending.of(sound),
        Likeness.letters(sound),
        names,
        familiar,
        kind,
        group,
        spaced(script) ? weight(1, latin) : 1,
        1);
  }

  private static boolean spaced(Script script) {
    return script != Script.HAN && script != Script.HANGUL && script != Script.KANA;
  }

  private static byte[][] with(byte[][] sounds, byte[] another) {
    for (byte[] sound : sounds) {
      if (Arrays.equals(sound, another)) {
        return sounds;
      }
    }
    byte[][] all = Arrays.copyOf(sounds, sounds.length + 1);
    all[sounds.length] = another;
    return all;
  }

  private float weight(float base, String latin) {
    return base * (1 - LESS_A_STEP * tables.frequency(latin));
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
