package org.lockstep.designation.lists.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.StatedDate.Precision;

/** Several values in one, as lists write them. What is in doubt stays one value. */
public final class Alternatives {
  /** Of what may be a code. */
  private static final int SHORTEST = 3;

  private static final List<Pattern> BETWEEN_DATES =
      List.of(
          Pattern.compile(";"),
          Pattern.compile(" \\(?or ", Pattern.CASE_INSENSITIVE),
          Pattern.compile(","),
          Pattern.compile("/"));

  private static final Pattern BETWEEN_COUNTRIES = Pattern.compile(", | and |/");

  private Alternatives() {}

  /** {@code (a) Sudan, (b) Chad} and {@code a) Sudan b) Chad} are Sudan and Chad. */
  public static List<String> lettered(String value) {
    String text = value.strip();
    if (!text.startsWith("(a)") && !text.startsWith("a)")) {
      return List.of(text);
    }
    List<String> values = new ArrayList<>();
    int from = text.indexOf(')') + 1;
    for (char letter = 'b'; letter <= 'z'; letter++) {
      String plain = letter + ")";
      int at = text.indexOf("(" + plain, from);
      if (at < 0) {
        at = text.indexOf(" " + plain, from);
      }
      if (at < 0) {
        break;
      }
      add(values, text.substring(from, at));
      from = text.indexOf(')', at) + 1;
    }
    add(values, text.substring(from));
    return values;
  }

  private static void add(List<String> values, String piece) {
    String text = piece.strip();
    while (text.endsWith(",") || text.endsWith(";")) {
      text = text.substring(0, text.length() - 1).strip();
    }
    if (!text.isEmpty()) {
      values.add(text);
    }
  }

  /** Dates such as {@code 1972-08-10 or 1972-08-11}, where each is one. */
  public static List<String> dates(String value) {
    String text = value.strip();
    if (isDate(text)) {
      return List.of(text);
    }
    List<String> lettered = lettered(text);
    if (lettered.size() > 1 && lettered.stream().allMatch(Alternatives::isDate)) {
      return lettered;
    }
    for (Pattern between : BETWEEN_DATES) {
      List<String> pieces =
          Arrays.stream(between.split(text, 20))
              .map(piece -> piece.strip())
              .map(piece -> piece.endsWith(")") && !piece.contains("(") ? cut(piece) : piece)
              .filter(piece -> !piece.isEmpty())
              .toList();
      if (pieces.size() > 1 && pieces.stream().allMatch(Alternatives::isDate)) {
        return pieces;
      }
    }
    return List.of(text);
  }

  private static boolean isDate(String text) {
    return read(text).precision() != Precision.UNKNOWN;
  }

  /** A date that may end its sentence. */
  public static Dates.Read read(String text) {
    return Dates.read(text.endsWith(".") ? cut(text) : text);
  }

  private static String cut(String text) {
    return text.substring(0, text.length() - 1);
  }

  /** Countries such as {@code Ukrainian, Russian}, where each is one. */
  public static List<String> countries(String value) {
    String text = value.strip();
    if (Countries.code(text).isPresent()) {
      return List.of(text);
    }
    List<String> lettered = lettered(text);
    if (!lettered.equals(List.of(text))) {
      return lettered;
    }
    List<String> pieces =
        Arrays.stream(BETWEEN_COUNTRIES.split(text, 20)).map(String::strip).toList();
    return pieces.size() > 1 && pieces.stream().allMatch(piece -> Countries.code(piece).isPresent())
        ? pieces
        : List.of(text);
  }

  /**
   * The country that an address ends with, in its own words; null where it ends with none. Codes of
   * two or three letters are not taken: they may be states of a federation.
   */
  public static @Nullable String countryAtEnd(String address) {
    String text = address.endsWith(".") ? cut(address) : address;
    String last = text.substring(text.lastIndexOf(',') + 1).strip();
    return last.length() > SHORTEST && Countries.code(last).isPresent() ? last : null;
  }
}
