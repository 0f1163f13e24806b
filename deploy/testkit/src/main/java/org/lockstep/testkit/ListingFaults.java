package org.lockstep.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a person sees at once to be wrong in a listing record, whatever list it is of: a name that
 * is no name, a date that stands there and was not read, a number with words in it. It knows
 * nothing of how lists are read.
 */
public final class ListingFaults {
  private static final String OPENING = "([{（［｛「『【〔";
  private static final String CLOSING = ")]}）］｝」』】〕";

  /** Between two names; as the first sign of one, a number or letter of an enumeration. */
  private static final Pattern SEPARATOR =
      Pattern.compile("[;；|\\n]| [/／] |^\\(?(?:[0-9]{1,2}|[a-z])\\) ?[^ ]");

  /**
   * What lists say of names; none is a part of one. Capitals and small letters count in the last.
   */
  private static final Pattern WORDS =
      Pattern.compile(
          "(?i:\\b(?:born|also known as|formerly|original script|date of birth|place of birth|dob|pob"
              + "|good quality|low quality)\\b|\\b[afn]\\. ?k\\. ?a\\b)"
              + "|別名|別称|旧称|旧名|通称名|不明|\\b(?:aka|fka|nka)\\b");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  /** A year as people write it, also of a Japanese era. */
  private static final Pattern YEAR =
      Pattern.compile("(?<![0-9])(?:1[5-9]|20)[0-9]{2}(?![0-9])|(?:明治|大正|昭和|平成|令和) ?[0-9元]");

  /** Numbers of these schemes are letters. */
  private static final Set<String> LETTERED =
      Set.of("callSign", "ticker", "swiftBic", "cryptoWallet", "serialNumber");

  private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern SMALL =
      Pattern.compile("\\p{Ll}{3}|[\\p{IsHan}\\p{IsHangul}]{2}|[ァ-ヴ]{2}");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Pattern SEVERAL =
      Pattern.compile("[0-9][^0-9]{0,3}(?:[;、]|, )[^0-9]{0,8}[0-9]");

  /** What lists print before a number. */
  private static final Set<String> LABELS =
      Set.of(
          "no",
          "nr",
          "passport",
          "number",
          "id",
          "issued",
          "expires",
          "dated",
          "tax",
          "inn",
          "ogrn",
          "kpp",
          "okpo",
          "imo",
          "mmsi",
          "lei",
          "swift",
          "bic",
          "duns",
          "registration",
          "reg");

  private ListingFaults() {}

  /** What is wrong. */
  public enum Kind {
    /** A bracket in a name that is not closed, or not opened. */
    NAME_BRACKETS,
    /** A name that is several. */
    NAME_SEPARATOR,
    /** Words in a name that say something of it. */
    NAME_WORDS,
    /** A name without a letter. */
    NAME_DIGITS,
    /** A date of which nothing was read, though its wording has a year. */
    DATE_UNREAD,
    /** Words in a number. */
    NUMBER_WORDS,
    /** A number that is several. */
    NUMBER_SEPARATOR
  }

  /** One thing that is wrong, and where it is seen. */
  public record Fault(Kind kind, String value) {}

  /** All faults of a record, as the API shows it. */
  public static List<Fault> of(JsonNode listingRecord) {
    List<Fault> faults = new ArrayList<>();
    for (JsonNode name : listingRecord.path("names")) {
      String text = name.path("name").asText();
      ofName(text).forEach(kind -> faults.add(new Fault(kind, text)));
    }
    for (JsonNode date : listingRecord.path("dates")) {
      String wording = date.path("asPublished").asText("");
      if (isUnread(date.path("precision").asText(), wording)) {
        faults.add(new Fault(Kind.DATE_UNREAD, wording));
      }
    }
    for (JsonNode identifier : listingRecord.path("identifiers")) {
      String number = identifier.path("value").asText();
      ofNumber(identifier.path("scheme").asText(), number)
          .forEach(kind -> faults.add(new Fault(kind, number)));
    }
    return faults;
  }

  /** What is wrong with a name. */
  public static List<Kind> ofName(String name) {
    List<Kind> kinds = new ArrayList<>();
    if (!isBalanced(name)) {
      kinds.add(Kind.NAME_BRACKETS);
    }
    if (SEPARATOR.matcher(name).find()) {
      kinds.add(Kind.NAME_SEPARATOR);
    }
    if (WORDS.matcher(name).find()) {
      kinds.add(Kind.NAME_WORDS);
    }
    if (!LETTER.matcher(name).find()) {
      kinds.add(Kind.NAME_DIGITS);
    }
    return kinds;
  }

  /** Whether a date is told to be unknown, though a person reads one. */
  public static boolean isUnread(String precision, String wording) {
    return precision.equals("UNKNOWN") && YEAR.matcher(wording).find();
  }

  /**
   * What is wrong with a number.
   *
   * @param scheme as in the API
   */
  public static List<Kind> ofNumber(String scheme, String number) {
    if (LETTERED.contains(scheme)) {
      return List.of();
    }
    List<Kind> kinds = new ArrayList<>();
    boolean words = false;
    for (String word : APART.split(number)) {
      words |=
          LABELS.contains(word.toLowerCase(Locale.ROOT))
              || (!DIGIT.matcher(word).find() && SMALL.matcher(word).find());
    }
    if (words) {
      kinds.add(Kind.NUMBER_WORDS);
    }
    if (SEVERAL.matcher(number).find()) {
      kinds.add(Kind.NUMBER_SEPARATOR);
    }
    return kinds;
  }

  private static boolean isBalanced(String text) {
    Deque<Integer> open = new ArrayDeque<>();
    for (char c : text.toCharArray()) {
      int opening = OPENING.indexOf(c);
      int closing = CLOSING.indexOf(c);
      if (opening >= 0) {
        open.push(opening);
      } else if (closing >= 0 && (open.isEmpty() || open.pop() != closing)) {
        return false;
      }
    }
    return open.isEmpty();
  }
}
