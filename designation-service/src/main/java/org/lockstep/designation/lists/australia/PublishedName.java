package org.lockstep.designation.lists.australia;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.RoundBrackets;

/**
 * A name without what the cell says of it. What stands in brackets after a name is a note on it,
 * its language, or the same name in another script; where it is none of these, such as an acronym,
 * it stays part of the name.
 *
 * @param language BCP 47
 * @param note in the words of the list
 */
record PublishedName(
    String name,
    Name.Kind kind,
    Name.Strength strength,
    @Nullable String language,
    @Nullable String note) {
  /** A longer text is no name. */
  private static final int LONGEST = 2000;

  private static final Pattern BETWEEN = Pattern.compile(" / |;");
  private static final Pattern FORMER =
      Pattern.compile(
          "(?:(?:previously|formerly) (?:listed|known)(?: as)?|f\\.?k\\.?a\\b\\.?)[.,:]?\\s*+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ALSO =
      Pattern.compile("(?:also known as|a\\.?k\\.?a\\b\\.?):?\\s++", Pattern.CASE_INSENSITIVE);
  private static final Pattern IN_LANGUAGE =
      Pattern.compile("in ([A-Z][a-z]{2,20}) ?: ?(.{1,500})", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTE =
      Pattern.compile(
          "combat name|call sign|initials|nickname|alias|good quality|low quality|when .{1,100}",
          Pattern.CASE_INSENSITIVE);
  private static final String SUB_UNIT = " - sub-unit name";
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("amharic", "am"),
          Map.entry("arabic", "ar"),
          Map.entry("burmese", "my"),
          Map.entry("chinese", "zh"),
          Map.entry("dari", "prs"),
          Map.entry("farsi", "fa"),
          Map.entry("hebrew", "he"),
          Map.entry("korean", "ko"),
          Map.entry("pashto", "ps"),
          Map.entry("persian", "fa"),
          Map.entry("russian", "ru"),
          Map.entry("tigrinya", "ti"),
          Map.entry("ukrainian", "uk"),
          Map.entry("urdu", "ur"));

  static List<PublishedName> of(String cell, Name.Kind kind, Name.Strength strength) {
    if (cell.length() > LONGEST) {
      return List.of(new PublishedName(cell, kind, strength, null, null));
    }
    List<PublishedName> names = new ArrayList<>();
    for (String piece : BETWEEN.split(Blanks.single(cell.replace('\u00A0', ' ')), -1)) {
      String text = trimmed(RoundBrackets.balanced(piece));
      Name.Kind own = kind == Name.Kind.PRIMARY && !names.isEmpty() ? Name.Kind.ALIAS : kind;
      if (!text.isEmpty()) {
        read(names, text, own, strength);
      }
    }
    return names;
  }

  private static void read(
      List<PublishedName> names, String text, Name.Kind kind, Name.Strength strength) {
    Matcher former = FORMER.matcher(text);
    Matcher also = ALSO.matcher(text);
    if (former.lookingAt() && former.end() < text.length()) {
      String note = text.substring(0, former.end()).strip();
      String name = text.substring(former.end());
      names.add(new PublishedName(name, Name.Kind.PREVIOUS, strength, null, note));
    } else if (also.lookingAt()) {
      read(names, text.substring(also.end()), Name.Kind.ALIAS, strength);
    } else {
      Optional<RoundBrackets.AtEnd> end =
          RoundBrackets.atEnd(text).filter(found -> hasLetters(found.before()));
      if (end.isEmpty()) {
        scripts(names, text, kind, strength, null);
      } else {
        bracketed(names, text, end.get(), kind, strength);
      }
    }
  }

  private static void bracketed(
      List<PublishedName> names,
      String text,
      RoundBrackets.AtEnd end,
      Name.Kind kind,
      Name.Strength strength) {
    String within = end.within();
    Matcher former = FORMER.matcher(within);
    String language = LANGUAGES.get(within.toLowerCase(Locale.ROOT));
    String inOtherScript = within.replace(SUB_UNIT, "");
    if (former.lookingAt()) {
      scripts(names, end.before(), Name.Kind.PREVIOUS, strength, former.group().strip());
      inLanguage(names, within.substring(former.end()), former.group().strip(), strength);
    } else if (language != null) {
      names.add(new PublishedName(end.before(), kind, strength, language, within));
    } else if (NOTE.matcher(within).matches()) {
      names.add(new PublishedName(end.before(), kind, strength, null, within));
    } else if (isInOneScript(end.before())
        && isInOneScript(inOtherScript)
        && isLatin(end.before()) != isLatin(inOtherScript)) {
      String note = inOtherScript.equals(within) ? null : SUB_UNIT.substring(3);
      names.add(new PublishedName(end.before(), kind, strength, null, note));
      names.add(new PublishedName(inOtherScript, beside(kind), strength, null, note));
    } else {
      names.add(new PublishedName(text, kind, strength, null, null));
    }
  }

  private static void inLanguage(
      List<PublishedName> names, String text, String note, Name.Strength strength) {
    Matcher named = IN_LANGUAGE.matcher(text.strip());
    if (named.matches()) {
      names.add(
          new PublishedName(
              named.group(2).strip(),
              Name.Kind.PREVIOUS,
              strength,
              LANGUAGES.get(named.group(1).toLowerCase(Locale.ROOT)),
              note));
    }
  }

  /** A name in Latin letters and the same in Arabic or Chinese ones, with nothing between them. */
  private static void scripts(
      List<PublishedName> names,
      String text,
      Name.Kind kind,
      Name.Strength strength,
      @Nullable String note) {
    int other = 0;
    while (other < text.length() && !isOfOtherScript(text.codePointAt(other))) {
      other += Character.charCount(text.codePointAt(other));
    }
    String latin = text.substring(0, other).strip();
    String rest = text.substring(other);
    boolean both = hasLetters(latin) && latin.length() + 1 == other;
    if (both && isInOneScript(rest) && text.codePoints().noneMatch(PublishedName::looksLatin)) {
      names.add(new PublishedName(latin, kind, strength, null, note));
      names.add(new PublishedName(rest, beside(kind), strength, null, note));
    } else {
      names.add(new PublishedName(text, kind, strength, null, note));
    }
  }

  private static Name.Kind beside(Name.Kind kind) {
    return kind == Name.Kind.PRIMARY ? Name.Kind.ALIAS : kind;
  }

  private static boolean hasLetters(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  private static boolean isInOneScript(String text) {
    return hasLetters(text)
        && (text.codePoints().noneMatch(PublishedName::isOfOtherScript)
            || text.codePoints().noneMatch(PublishedName::isOfLatinScript));
  }

  private static boolean isLatin(String text) {
    return text.codePoints().anyMatch(PublishedName::isOfLatinScript);
  }

  private static boolean isOfLatinScript(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  private static boolean isOfOtherScript(int c) {
    return Character.isLetter(c) && !isOfLatinScript(c);
  }

  /** Letters that stand within Latin words by mistake, and Latin ones within theirs. */
  private static boolean looksLatin(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case CYRILLIC, GREEK -> true;
      default -> false;
    };
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && " ,;\u060C\u3001".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && " ,;\u060C\u3001".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }
}
