package org.lockstep.designation.lists.canada;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.Blanks;

/**
 * The names in a cell of aliases. A semicolon always parts names, and so does the name of a
 * language with a colon. Commas also stand before legal forms and between variants of one word, so
 * they part only names of persons, of at least two words each; the same holds for a slash. What is
 * in doubt stays one name, as published.
 */
final class Aliases {
  private static final Pattern LANGUAGE =
      Pattern.compile("\\b(Belarussian|Belarusian|Russian|Ukrainian|Arabic|Farsi|Persian) ?: ?");

  private Aliases() {}

  /**
   * @param language BCP 47
   * @param label of the language, as published
   */
  record Alias(String name, @Nullable String language, @Nullable String label) {}

  static List<Alias> of(String cell, boolean person) {
    List<Alias> aliases = new ArrayList<>();
    String text = Blanks.single(cell);
    Matcher label = LANGUAGE.matcher(text);
    String current = null;
    int from = 0;
    while (label.find()) {
      add(aliases, text.substring(from, label.start()), person, current);
      current = label.group(1);
      from = label.end();
    }
    add(aliases, text.substring(from), person, current);
    return aliases;
  }

  private static void add(
      List<Alias> aliases, String names, boolean person, @Nullable String label) {
    for (String part : names.split(";", -1)) {
      for (String name : parts(trimmed(part), person)) {
        if (!trimmed(name).isEmpty()) {
          aliases.add(new Alias(trimmed(name), label == null ? null : language(label), label));
        }
      }
    }
  }

  private static List<String> parts(String text, boolean person) {
    List<String> slashed = Arrays.asList(text.split("/ ", -1));
    if (slashed.size() > 1) {
      return slashed.stream().allMatch(Aliases::isWhole) ? slashed : List.of(text);
    }
    if (!person) {
      return List.of(text);
    }
    List<String> names = Arrays.stream(text.split(",", -1)).map(Aliases::trimmed).toList();
    boolean plain =
        names.stream().noneMatch(name -> name.startsWith("or ") || name.contains("AKA"));
    // Two words with a comma between them may be one name, family name first.
    boolean several = names.size() > 2 || names.stream().allMatch(Aliases::isWhole);
    return plain && several ? names : List.of(text);
  }

  private static boolean isWhole(String name) {
    return trimmed(name).contains(" ") && !name.contains(" or ");
  }

  private static String trimmed(String text) {
    String name = text.strip();
    while (name.endsWith(",") || name.endsWith("/") || name.endsWith("(")) {
      name = name.substring(0, name.length() - 1).strip();
    }
    return name;
  }

  private static String language(String label) {
    return switch (label) {
      case "Russian" -> "ru";
      case "Ukrainian" -> "uk";
      case "Arabic" -> "ar";
      case "Farsi", "Persian" -> "fa";
      default -> "be";
    };
  }
}
