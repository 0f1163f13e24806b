package org.lockstep.entity.profile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names and identifiers in the form they are looked up by, whatever way they are written. */
public final class LookUpKeys {
  static final String NAME = "name:";

  /** Of no width: nobody sees them, and they come with what is copied out of documents. */
  private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}+");

  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private LookUpKeys() {}

  static Set<String> of(ListingRecord listingRecord) {
    Set<String> keys = new TreeSet<>();
    for (ListingRecord.Name name : listingRecord.names()) {
      String normal = name(name.name());
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

  /** Nor another number. */
  static String value(String value) {
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
