package org.lockstep.designation.lists.ofac;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Name;

/** What a name is beside the primary one: {@code aka} in CSV, {@code a.k.a.}, {@code A.K.A.}. */
final class AliasType {
  private static final Set<String> SAID_BY_KIND = Set.of("", "aka", "fka", "name");

  private AliasType() {}

  static Name.Kind kind(String published) {
    return letters(published).equals("fka") ? Name.Kind.PREVIOUS : Name.Kind.ALIAS;
  }

  /** What the register's kinds do not say, in one spelling. */
  static @Nullable String note(String published) {
    String letters = letters(published);
    if (SAID_BY_KIND.contains(letters)) {
      return null;
    }
    return letters.length() == 3 && letters.endsWith("ka")
        ? letters.charAt(0) + ".k.a."
        : published.strip();
  }

  private static String letters(String published) {
    return published.replace(".", "").strip().toLowerCase(Locale.ROOT);
  }
}
