package org.lockstep.designation.lists.canada;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.LegalForms;
import org.lockstep.designation.lists.reading.RoundBrackets;

/**
 * The name of an organisation or ship without the others that stand in its cell: the French one
 * after a slash, and in brackets what it is also known as. An acronym stays part of its name.
 *
 * @param language BCP 47, where the cell has the name in both languages
 */
record OrganizationName(String name, @Nullable String language, List<Alias> others) {
  private static final Pattern FRENCH =
      Pattern.compile(
          "(?:^|[\\s(])(?:d|l)['’]|\\b(?:de|des|du|et|la|le|les)\\b|[éèêçî]"
              + "|^(?:Centre|Force|Institut|Service)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final String ALSO = "also known as ";

  boolean isInBothLanguages() {
    return language != null;
  }

  static OrganizationName of(String cell) {
    String single = Blanks.single(cell);
    String text = Separators.trimmed(RoundBrackets.balanced(single));
    int slash = betweenLanguages(text);
    List<Alias> others = new ArrayList<>();
    String name = withoutBrackets(slash < 0 ? text : text.substring(0, slash), others, null);
    if (slash < 0) {
      return new OrganizationName(name, null, others);
    }
    List<Alias> french = new ArrayList<>();
    String other = withoutBrackets(text.substring(slash + 1), french, "fr");
    others.add(new Alias(other, Name.Strength.STRONG, "fr", null));
    others.addAll(french);
    return new OrganizationName(name, "en", others);
  }

  /** The one slash outside brackets, if French stands after it; -1 if not. */
  static int betweenLanguages(String text) {
    int found = -1;
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '(' -> open++;
        case ')' -> open--;
        case '/' -> {
          if (open == 0 && found >= 0) {
            return -1;
          }
          found = open == 0 ? i : found;
        }
        default -> {
          // Part of a name.
        }
      }
    }
    return found > 0 && FRENCH.matcher(text.substring(found + 1)).find() ? found : -1;
  }

  private static String withoutBrackets(
      String text, List<Alias> others, @Nullable String language) {
    Optional<RoundBrackets.AtEnd> end = RoundBrackets.atEnd(text);
    if (end.isEmpty() || end.get().before().isEmpty()) {
      return text.strip();
    }
    String within = end.get().within();
    if (within.toLowerCase(Locale.ROOT).startsWith(ALSO)) {
      Separators.organizations(within.substring(ALSO.length()))
          .forEach(name -> others.add(new Alias(name, Name.Strength.STRONG, language, null)));
      return end.get().before();
    }
    if (LegalForms.isAtBeginning(within) && !LegalForms.isOne(within)) {
      others.add(new Alias(within, Name.Strength.STRONG, language, null));
      return end.get().before();
    }
    return text.strip();
  }
}
