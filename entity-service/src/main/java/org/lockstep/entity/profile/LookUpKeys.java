package org.lockstep.entity.profile;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names and identifiers in the form they are looked up by, whatever way they are written. */
public final class LookUpKeys {
  static final String NAME = "name:";

  /** Of no width: nobody sees them, and they come with what is copied out of documents. */
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private static final int BREVE = 0x306;
  private static final int FATHATAN = 0x64B;
  private static final int SUKUN = 0x652;

  /** Their stroke is no mark that could be taken off. */
  private static final Map<Integer, Integer> WITHOUT_STROKE =
      Map.of((int) 'Ł', (int) 'L', (int) 'Ø', (int) 'O', (int) 'Đ', (int) 'D');

  private LookUpKeys() {}

  static Set<String> of(ListingRecord listingRecord) {
    Set<String> keys = new TreeSet<>();
    for (ListingRecord.Name name : listingRecord.names()) {
      String normal = folded(name.name());
      if (!normal.isEmpty()) {
        keys.add(NAME + normal);
      }
    }
    for (ListingRecord.Identifier identifier : listingRecord.identifiers()) {
      String value = value(identifier.value());
      if (!value.isEmpty()) {
        keys.add(identifier.scheme() + ":" + value);
      }
    }
    return keys;
  }

  /** Case, width, punctuation and spacing do not make another name. */
  public static String name(String name) {
    return letters(name, " ").strip();
  }

  /**
   * The name in the form in which somebody looks it up, who may leave out what a keyboard does not
   * have: {@code MULLER} for Müller, {@code СЕМЕНОВ} for Семёнов. A curator is not shown two of
   * these as one.
   *
   * <p>In Latin, Greek and Cyrillic letters only, where a mark is an accent; in other scripts it is
   * a vowel, and the name another without it. The breve of Cyrillic makes a letter of its own (Й),
   * which nobody leaves out. The vowel signs of Arabic are hardly ever written.
   */
  public static String folded(String name) {
    StringBuilder folded = new StringBuilder();
    UnicodeScript base = UnicodeScript.COMMON;
    String apart = Normalizer.normalize(name(name), Normalizer.Form.NFD);
    for (int i = 0; i < apart.length(); i += Character.charCount(apart.codePointAt(i))) {
      int letter = apart.codePointAt(i);
      if (Character.getType(letter) != Character.NON_SPACING_MARK) {
        base = UnicodeScript.of(letter);
        folded.appendCodePoint(WITHOUT_STROKE.getOrDefault(letter, letter));
      } else if (!isAccent(letter, base)) {
        folded.appendCodePoint(letter);
      }
    }
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static boolean isAccent(int mark, UnicodeScript base) {
    return switch (base) {
      case LATIN, GREEK -> true;
      case CYRILLIC -> mark != BREVE;
      case ARABIC -> mark >= FATHATAN && mark <= SUKUN;
      default -> false;
    };
  }

  /** Nor another number. */
  public static String value(String value) {
    return letters(value, "");
  }

  private static String letters(String text, String between) {
    return NO_LETTERS
        .matcher(
            Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT))
        .replaceAll(between);
  }
}
