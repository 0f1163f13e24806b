package org.lockstep.designation.lists.canada;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.RoundBrackets;

/**
 * The names in a cell of aliases. A semicolon always parts names, and so does the name of a
 * language with a colon, and Arabic or Chinese letters beside Latin ones. Commas also stand before
 * legal forms and between variants of one word, so that they part names only where that is plain;
 * the same holds for a slash. What is in doubt stays one name, as published.
 */
final class Aliases {
  private static final Map<String, String> LANGUAGES =
      Map.of(
          "arabic", "ar",
          "belarusian", "be",
          "belarussian", "be",
          "farsi", "fa",
          "french", "fr",
          "hebrew", "he",
          "persian", "fa",
          "russian", "ru",
          "ukrainian", "uk");

  private static final Pattern LANGUAGE =
      Pattern.compile(
          "\\(?\\b(Arabic|Belarus{1,2}ian|Farsi|French|Hebrew|Persian|Russian|Ukrainian) ?: ?");
  private static final Pattern INTRODUCTION =
      Pattern.compile("^(?:also(?: known as)?|a\\.?k\\.?a\\b\\.?) ", Pattern.CASE_INSENSITIVE);
  private static final Pattern INTRODUCTION_AT_END = Pattern.compile(" AKA$");
  private static final Pattern SLASH = Pattern.compile("/ ");
  private static final Pattern COMMA = Pattern.compile(",");

  private static final Pattern AND = Pattern.compile(" and ");

  private static final int FEW_LETTERS = 4;

  private final List<Alias> aliases = new ArrayList<>();

  private Aliases() {}

  /** How the names of a segment of a cell are parted. */
  private interface Parting {
    List<String> names(String text);
  }

  /**
   * @param family name of the person; a word before a comma may be it
   */
  static List<Alias> ofPerson(String cell, String family) {
    return read(cell, text -> persons(text, family), true);
  }

  /**
   * @param bilingual whether the name of the organisation is there in English and in French
   */
  static List<Alias> ofOrganization(String cell, boolean bilingual) {
    String text = Blanks.single(cell);
    int slash = bilingual ? text.indexOf('/') : OrganizationName.betweenLanguages(text);
    boolean both = slash > 0 && text.indexOf('/', slash + 1) < 0;
    if (!both) {
      return read(text, Aliases::organizations, false);
    }
    List<Alias> all =
        new ArrayList<>(read(text.substring(0, slash), Aliases::organizations, false));
    read(text.substring(slash + 1), Aliases::organizations, false)
        .forEach(alias -> all.add(new Alias(alias.name(), alias.strength(), "fr", null)));
    return all;
  }

  private static List<Alias> read(String cell, Parting parting, boolean person) {
    Aliases read = new Aliases();
    String text = Blanks.single(cell);
    Matcher label = LANGUAGE.matcher(text);
    String current = null;
    int from = 0;
    while (label.find()) {
      read.segment(text.substring(from, label.start()), current, parting, person);
      current = label.group(1);
      from = label.end();
    }
    read.segment(text.substring(from), current, parting, person);
    return read.aliases;
  }

  private void segment(String text, @Nullable String label, Parting parting, boolean person) {
    for (String part : text.split(";", -1)) {
      for (String script : ScriptChange.split(Separators.trimmed(part))) {
        for (String name : parting.names(script)) {
          add(name, label, person);
        }
      }
    }
  }

  private void add(String published, @Nullable String label, boolean person) {
    String text = RoundBrackets.balanced(Separators.trimmed(published));
    String name = INTRODUCTION.matcher(text).replaceFirst("");
    String plain = Separators.trimmed(INTRODUCTION_AT_END.matcher(name).replaceFirst(""));
    if (plain.codePoints().noneMatch(Character::isLetter)) {
      return;
    }
    Name.Strength strength = isVague(plain, person) ? Name.Strength.WEAK : Name.Strength.STRONG;
    String language = label == null ? null : LANGUAGES.get(label.toLowerCase(Locale.ROOT));
    aliases.add(new Alias(plain, strength, language, label));
  }

  /**
   * The list gives no strength. But one word of a person's name is many a person's, and a few
   * letters are many an organisation's.
   */
  private static boolean isVague(String name, boolean person) {
    boolean word = !name.contains(" ") && name.codePoints().noneMatch(Aliases::isWithoutBlanks);
    return word && (person || name.length() <= FEW_LETTERS);
  }

  /** Names in Chinese or Korean letters have no blanks. */
  private static boolean isWithoutBlanks(int c) {
    return Character.isIdeographic(c) || UnicodeScript.of(c) == UnicodeScript.HANGUL;
  }

  private static List<String> organizations(String text) {
    List<String> slashed = Arrays.asList(SLASH.split(text, -1));
    boolean several = slashed.size() > 1 && slashed.stream().allMatch(Aliases::isWhole);
    return (several ? slashed : List.of(text))
        .stream()
            .flatMap(name -> Separators.organizations(Separators.trimmed(name)).stream())
            .toList();
  }

  private static List<String> persons(String text, String family) {
    List<String> slashed = Arrays.asList(text.split("/", -1));
    if (slashed.size() > 1) {
      return slashed.stream().allMatch(Aliases::isWhole) ? slashed : List.of(text);
    }
    return commas(text, family).stream()
        .flatMap(name -> lastOfSeveral(name).stream())
        .flatMap(name -> Variants.of(name).stream())
        .toList();
  }

  private static List<String> commas(String text, String family) {
    List<String> names = Arrays.stream(COMMA.split(text, -1)).map(Separators::trimmed).toList();
    boolean plain =
        names.stream().noneMatch(name -> name.startsWith("or ") || name.contains("AKA"));
    boolean several =
        names.size() != 2
            || names.stream().allMatch(name -> name.contains(" "))
            || !mayBeginWithFamily(names.get(0), names.get(1), family);
    return plain && several ? names : List.of(text);
  }

  /** Two words with a comma between them may be one name, family name first. */
  private static boolean mayBeginWithFamily(String first, String second, String family) {
    boolean firstIsLike = Variants.isLike(first, family);
    boolean secondIsLike = Variants.isLike(second, family);
    if (!first.contains(" ") && !second.contains(" ")) {
      return firstIsLike != secondIsLike;
    }
    return second.contains(" ") || !secondIsLike || !hasFamily(first, family);
  }

  private static boolean hasFamily(String name, String family) {
    int blank = name.lastIndexOf(' ');
    return blank >= 0 && Variants.isLike(name.substring(blank + 1), family);
  }

  /** As before the last of several names; all have several words, or one. */
  private static List<String> lastOfSeveral(String text) {
    List<String> names = Arrays.asList(AND.split(text, -1));
    long whole = names.stream().filter(name -> name.strip().contains(" ")).count();
    return whole == 0 || whole == names.size() ? names : List.of(text);
  }

  private static boolean isWhole(String name) {
    return Separators.trimmed(name).contains(" ") && !name.contains(" or ");
  }
}
