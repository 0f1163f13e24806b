package org.lockstep.designation.lists.switzerland;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Blanks;

/** Another spelling of a part of a name. */
record Spelling(Writing writing, String text) {
  private static final String UNDEFINED = "not-defined";

  /**
   * A language in a script, as the list calls them.
   *
   * @param kind of the spelling, where the list defines it
   */
  record Writing(@Nullable String language, @Nullable String script, @Nullable String kind) {
    /** Whether a text is in this script, or in none. */
    boolean isOf(String value) {
      return value
          .codePoints()
          .filter(Character::isLetter)
          .mapToObj(Character.UnicodeScript::of)
          .allMatch(one -> one == scriptOf());
    }

    private Character.@Nullable UnicodeScript scriptOf() {
      if (script == null) {
        return Character.UnicodeScript.LATIN;
      }
      try {
        return Character.UnicodeScript.forName(script);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }

  /** Empty where there is none. */
  static Optional<Spelling> of(XmlElement element) {
    Writing writing =
        new Writing(
            element.attribute("lang").orElse(null),
            element.attribute("script").orElse(null),
            element
                .attribute("spelling-variant-type")
                .filter(kind -> !kind.equals(UNDEFINED))
                .orElse(null));
    element.attribute("ssid");
    return element.text().map(text -> new Spelling(writing, Blanks.single(text)));
  }
}
