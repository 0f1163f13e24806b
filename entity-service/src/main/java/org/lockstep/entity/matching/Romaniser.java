package org.lockstep.entity.matching;

import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads words of all scripts in small Latin letters without marks. */
final class Romaniser {
  private static final char KATAKANA = '\u30a1';
  private static final char KATAKANA_END = '\u30f6';
  private static final int TO_HIRAGANA = 0x60;
  private static final char LONG_VOWEL = '\u30fc';
  private static final char SMALL_TSU = '\u3063';
  private static final char BETWEEN = '\'';

  private final Map<Integer, String> letters = new HashMap<>();
  private final Map<Integer, String> marked = new HashMap<>();
  private final Map<String, String> kana = new HashMap<>();
  private final Map<Integer, Integer> simplified = new HashMap<>();

  Romaniser(MessageDigest digest) {
    for (String[] line : TableFile.read("letters.tsv", digest).lines()) {
      String[] pairs = line[1].split(" ");
      for (int i = 0; i + 1 < pairs.length; i += 2) {
        String sound = pairs[i + 1].equals("-") ? "" : pairs[i + 1];
        (line[0].equals("latin-marked") ? marked : letters)
            .putIfAbsent(pairs[i].codePointAt(0), sound);
      }
    }
    for (String table : new String[] {"letters-other.tsv", "pinyin.tsv"}) {
      for (String[] line : TableFile.read(table, digest).lines()) {
        line[1].codePoints().forEach(letter -> letters.putIfAbsent(letter, line[0]));
      }
    }
    for (String[] line : TableFile.read("kana.tsv", digest).lines()) {
      for (String syllable : line[1].split(" ")) {
        kana.put(syllable, line[0]);
      }
    }
    for (String[] line : TableFile.read("simplified.tsv", digest).lines()) {
      int to = line[0].codePointAt(0);
      line[1].codePoints().forEach(from -> simplified.put(from, to));
    }
  }

  /**
   * In one form of its own script: small letters without marks that are written or not, without
   * quotes, simplified characters.
   */
  String plain(String written, Script script) {
    String small = written.toLowerCase(Locale.ROOT);
    if (script == Script.LATIN || script == Script.DIGITS) {
      if (isAscii(small)) {
        return withoutQuotes(small);
      }
      return withoutQuotes(letters(withoutMarks(small), letters));
    }
    StringBuilder plain = new StringBuilder(small.length());
    String text = script == Script.HANGUL ? small : withoutMarks(script, small);
    text.codePoints()
        .forEach(
            c -> {
              if (!Text.isQuote(c)) {
                plain.appendCodePoint(script == Script.ABJAD ? arabic(c) : simplified(c));
              }
            });
    return plain.toString();
  }

  /** As it is read in Latin letters. */
  String latin(String plain, Script script) {
    return switch (script) {
      case LATIN, DIGITS -> plain;
      case HANGUL -> Hangul.latin(plain);
      case KANA -> kana(plain);
      case ABJAD -> abjad(plain);
      case ALPHABET -> letters(greek(plain), letters);
      default -> letters(plain, letters);
    };
  }

  /**
   * As it is read, letter by letter or syllable by syllable, so that what meets in the middle is
   * not taken for one sound: the t and the s of متصدق are two.
   */
  String apart(String plain, Script script) {
    if (script == Script.LATIN || script == Script.ALPHABET || script == Script.KANA) {
      return latin(plain, script);
    }
    StringBuilder apart = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              String letter = Character.toString(c);
              String first = apart.length() == 0 ? latin(letter, script) : inside(letter, script);
              apart.append(first).append(BETWEEN);
            });
    return apart.toString();
  }

  private String inside(String letter, Script script) {
    return script == Script.HANGUL ? Hangul.latin(letter) : letters(letter, letters);
  }

  /** As it sounds, with the marks that tell how a Latin letter is read: Vučić as Vuchich. */
  @Nullable String spoken(String written) {
    String small = Normalizer.normalize(written.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    String spoken = letters(small, marked);
    return spoken.equals(small) ? null : withoutQuotes(letters(withoutMarks(spoken), letters));
  }

  private int simplified(int c) {
    return simplified.getOrDefault(c, c);
  }

  /** One letter that languages write with two characters. */
  private static int arabic(int c) {
    return switch (c) {
      case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
      case 'ی', 'ى', 'ئ' -> 'ي';
      case 'ک' -> 'ك';
      case 'ة', 'ہ', 'ھ', 'ۀ', 'ە', 'ۃ' -> 'ه';
      case 'ؤ' -> 'و';
      default -> c;
    };
  }

  /** Waw and ya at the beginning are consonants; two of them are read once. */
  private String abjad(String plain) {
    String latin = letters(plain, letters);
    char first = plain.isEmpty() ? ' ' : plain.charAt(0);
    if (first == 'و' || first == 'ו') {
      return "w" + latin.substring(1);
    }
    return latin;
  }

  /** Pairs of Greek letters that are one sound. */
  private static String greek(String plain) {
    if (plain.isEmpty() || plain.charAt(0) < '\u0370' || plain.charAt(0) > '\u03ff') {
      return plain;
    }
    return plain
        .replace("ου", "u")
        .replace("μπ", "b")
        .replace("ντ", "nt")
        .replace("γκ", "g")
        .replace("αυ", "av")
        .replace("ευ", "ev");
  }

  private String kana(String plain) {
    StringBuilder hiragana = new StringBuilder(plain.length());
    for (char c : plain.toCharArray()) {
      hiragana.append(c >= KATAKANA && c <= KATAKANA_END ? (char) (c - TO_HIRAGANA) : c);
    }
    StringBuilder latin = new StringBuilder();
    for (int i = 0; i < hiragana.length(); ) {
      char c = hiragana.charAt(i);
      String two = i + 1 < hiragana.length() ? kana.get(hiragana.substring(i, i + 2)) : null;
      if (two != null) {
        latin.append(two);
        i += 2;
        continue;
      }
      if (c != LONG_VOWEL && c != SMALL_TSU) {
        latin.append(kana.getOrDefault(String.valueOf(c), ""));
      }
      i++;
    }
    return latin.toString();
  }

  private static String letters(String text, Map<Integer, String> table) {
    StringBuilder latin = new StringBuilder(text.length() + 8);
    text.codePoints()
        .forEach(
            c -> {
              String sound = c < 0x80 ? null : table.get(c);
              if (sound != null) {
                latin.append(sound);
              } else {
                latin.appendCodePoint(c);
              }
            });
    return latin.toString();
  }

  /** Letters of alphabets lose their marks, but not the marks that make another letter. */
  private static String withoutMarks(Script script, String text) {
    if (script == Script.OTHER || script == Script.KANA || script == Script.HAN) {
      return text;
    }
    if (script == Script.ABJAD) {
      return withoutMarks(text);
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == 'ё') {
                plain.append('е');
              } else if (Character.UnicodeScript.of(c) == Character.UnicodeScript.GREEK) {
                plain.append(withoutMarks(Character.toString(c)));
              } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  private static String withoutMarks(String text) {
    String parts = Normalizer.normalize(text, Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(parts.length());
    for (int i = 0; i < parts.length(); i++) {
      if (Character.getType(parts.charAt(i)) != Character.NON_SPACING_MARK) {
        plain.append(parts.charAt(i));
      }
    }
    return plain.toString();
  }

  private static String withoutQuotes(String text) {
    StringBuilder plain = null;
    for (int i = 0; i < text.length(); i++) {
      if (Text.isQuote(text.charAt(i))) {
        plain = plain == null ? new StringBuilder(text.substring(0, i)) : plain;
      } else if (plain != null) {
        plain.append(text.charAt(i));
      }
    }
    return plain == null ? text : plain.toString();
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }
}
