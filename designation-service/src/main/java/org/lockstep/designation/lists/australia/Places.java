package org.lockstep.designation.lists.australia;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.Enumeration;
import org.lockstep.designation.lists.reading.RoundBrackets;

/** The addresses or places of birth that a cell holds: lettered, or between semicolons. */
final class Places {
  /** A second place of birth, as the list introduces it. */
  private static final Pattern ALTERNATIVE =
      Pattern.compile("[;,.]?\\s\\(?alt\\.? (?:POB:? ?)?", Pattern.CASE_INSENSITIVE);

  private static final Pattern PLACE_OF_BIRTH =
      Pattern.compile("^(?:POB|Place of Birth) ?: ?", Pattern.CASE_INSENSITIVE);
  private static final Pattern ADDRESS =
      Pattern.compile("^Address(?:es)? ?: ?", Pattern.CASE_INSENSITIVE);
  private static final Pattern CAPITAL_MARK = Pattern.compile("(?<=[\\s;,.])([B-H])(?=\\)\\s)");
  private static final Pattern SECOND_MARK = Pattern.compile("(?<=[\\s;,.])b\\)");
  private static final Pattern SECOND_ROMAN_MARK = Pattern.compile("(?<=[\\s;,.])ii\\)");

  /** What says when or how somebody is at an address, and is no part of it. */
  private static final Pattern CIRCUMSTANCE =
      Pattern.compile(
          "\\b(?:previous|former|formerly|current|as (?:of|at)|since|location|time of listing"
              + "|custody|detained|detention|prison|incarcerated|reside[sd]?|resident|residence"
              + "|deceased|domicile|registered office|reported|believed)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_TODAY = Pattern.compile("^(?:now|former|formerly) (?:the )?");
  private static final Pattern POSTCODE = Pattern.compile("[ ,]{1,3}[0-9][0-9A-Z-]{2,9}\\.?$");
  private static final int SHORTEST_COUNTRY = 4;
  private static final int MOST_WORDS = 6;

  /** Other codes may be states of a federation. */
  private static final Set<String> ABBREVIATIONS = Set.of("DRC", "RUS", "UAE", "UK", "US", "USA");

  private Places() {}

  /**
   * A place without what is said of it.
   *
   * @param country the words at its end that name one
   */
  record Place(String full, @Nullable String country, @Nullable String note) {}

  static List<Place> births(String cell) {
    return values(PLACE_OF_BIRTH.matcher(single(cell)).replaceFirst("")).stream()
        .flatMap(value -> ALTERNATIVE.splitAsStream(value))
        .flatMap(value -> parted(value).stream())
        .map(RoundBrackets::balanced)
        .filter(value -> !value.isEmpty())
        .map(value -> new Place(value, country(value).orElse(null), null))
        .toList();
  }

  static List<Place> addresses(String cell) {
    return values(ADDRESS.matcher(single(cell)).replaceFirst("")).stream()
        .flatMap(value -> parted(value).stream())
        .flatMap(value -> countries(value).stream())
        .map(Places::address)
        .filter(place -> place.full.codePoints().anyMatch(Character::isLetterOrDigit))
        .toList();
  }

  private static String single(String cell) {
    return Blanks.single(Blanks.lines(cell));
  }

  /** Some are lettered from the second one on, some in capitals, some twice. */
  private static List<String> values(String text) {
    Matcher capital = CAPITAL_MARK.matcher(text);
    String lettered = capital.replaceAll(mark -> mark.group(1).toLowerCase(Locale.ROOT)).strip();
    boolean fromSecond = SECOND_MARK.matcher(lettered).find() && !lettered.contains("a)");
    return Enumeration.split(fromSecond ? "a) " + lettered : lettered).stream()
        .flatMap(value -> numbered(value).stream())
        .toList();
  }

  /** Places that are numbered under one letter; what stands before the first is of all of them. */
  private static List<String> numbered(String value) {
    if (!SECOND_ROMAN_MARK.matcher(value).find()) {
      return List.of(value);
    }
    List<String> values = Enumeration.split(value);
    String first = values.get(0);
    return first.endsWith(":")
        ? values.stream().skip(1).map(one -> first + " " + one).toList()
        : values;
  }

  /** Between semicolons; one between a place and its country was meant as a comma. */
  private static List<String> parted(String value) {
    List<String> parts = new ArrayList<>();
    for (String piece : value.split(";", -1)) {
      String part = trimmed(piece);
      if (part.isEmpty()) {
        continue;
      }
      String before = parts.isEmpty() ? "" : parts.get(parts.size() - 1);
      boolean ofBefore = !before.isEmpty() && isCountry(part) && !isCountry(before);
      if (ofBefore && before.indexOf(',') < 0) {
        parts.set(parts.size() - 1, before + ", " + part);
      } else if (!ofBefore || !before.endsWith(part)) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** An address of nothing but countries is as many addresses. */
  private static List<String> countries(String value) {
    List<String> parts = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    return parts.size() > 1 && parts.stream().allMatch(Places::isCountry) ? parts : List.of(value);
  }

  private static Place address(String value) {
    String text = RoundBrackets.balanced(value);
    Optional<RoundBrackets.AtEnd> end = RoundBrackets.atEnd(text);
    if (end.isPresent() && end.get().before().isEmpty()) {
      text = end.get().within();
      return new Place(text, country(text).orElse(null), null);
    }
    if (end.isPresent() && CIRCUMSTANCE.matcher(end.get().within()).find()) {
      String full = trimmed(end.get().before());
      return new Place(full, country(full).orElse(null), end.get().within());
    }
    return new Place(text, country(text).orElse(null), null);
  }

  /** The country of today in brackets, or what stands last, after a comma or not. */
  static Optional<String> country(String place) {
    Optional<RoundBrackets.AtEnd> end = RoundBrackets.atEnd(place);
    if (end.isEmpty()) {
      return countryAtEnd(place);
    }
    String within = OF_TODAY.matcher(end.get().within()).replaceFirst("");
    return isCountry(within) ? Optional.of(within) : countryAtEnd(end.get().before());
  }

  private static Optional<String> countryAtEnd(String place) {
    String text = trimmed(POSTCODE.matcher(place).replaceFirst(""));
    String last = text.substring(text.lastIndexOf(',') + 1).strip();
    String[] words = last.split(" ", -1);
    for (int from = Math.max(0, words.length - MOST_WORDS); from < words.length; from++) {
      String candidate = String.join(" ", Arrays.asList(words).subList(from, words.length));
      if (isCountry(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** Whether the words name a country; short ones do only as the abbreviations that they are. */
  static boolean isCountry(String text) {
    return (text.length() >= SHORTEST_COUNTRY || ABBREVIATIONS.contains(text))
        && Countries.code(text).isPresent();
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && " ,;.\u00A0".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = 0;
    while (start < end && " ,;\u00A0".indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    return text.substring(start, end);
  }
}
