package org.lockstep.designation.lists.australia;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.StatedDate.Precision;
import org.lockstep.designation.lists.file.XlsxTable;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Dates;
import org.lockstep.designation.lists.reading.Enumeration;

/**
 * The dates of birth that a cell holds one after the other, such as {@code 27/08/1963, 1962}. Each
 * has its own precision. "Approximately" before the first belongs to all that are stated in the
 * same way: in {@code Approximately 1999, 2003} to both years, in {@code Approximately 1958,
 * 1/01/1967} to the year alone.
 */
final class BirthDates {
  private static final Pattern BETWEEN = Pattern.compile("[\n;,]|\\s(?:and|or)\\s");
  private static final Pattern CIRCA =
      Pattern.compile(
          "(?:circa|approximately|approx\\.?|about|around|ca?\\.)\\s++(.{4,})",
          Pattern.CASE_INSENSITIVE);

  /** Day, month and year, month and year, or a year; a stroke too many stands before some. */
  private static final Pattern NUMERIC =
      Pattern.compile("[\\s/.]{0,5}+((?:[0-9]{1,2}[/.-]){0,2}[0-9]{4})(?![0-9])");

  private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[/.-]");
  private static final Pattern SERIAL = Pattern.compile("[1-9][0-9]{4}");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Dates.Read UNKNOWN = new Dates.Read(Precision.UNKNOWN, null, null);

  /** Nobody on a list of today was born before; such a year is one of another calendar. */
  private static final String FIRST_YEAR = "1850";

  private static final int LONGEST = 500;

  private final List<Stated> all = new ArrayList<>();
  private final String whole;
  private @Nullable String circa;

  private BirthDates(String whole) {
    this.whole = whole;
  }

  /** A date with the words of the cell that say it. */
  record Stated(String published, Dates.Read read) {
    boolean isKnown() {
      return read.precision() != Precision.UNKNOWN;
    }
  }

  static List<Stated> of(String cell) {
    return Enumeration.split(Blanks.lines(cell).replace('\u00A0', ' ')).stream()
        .flatMap(value -> new BirthDates(value).read().stream())
        .toList();
  }

  private List<Stated> read() {
    Dates.Read range = Dates.read(whole);
    if (range.precision() == Precision.RANGE) {
      return List.of(new Stated(whole, range));
    }
    BETWEEN
        .splitAsStream(whole)
        .map(String::strip)
        .filter(piece -> !piece.isEmpty())
        .forEach(this::piece);
    boolean none = all.stream().noneMatch(Stated::isKnown);
    boolean words = all.stream().anyMatch(date -> !DIGIT.matcher(date.published).find());
    return none || words ? List.of(new Stated(Blanks.single(whole), UNKNOWN)) : all;
  }

  private void piece(String piece) {
    Matcher approximate = CIRCA.matcher(piece);
    boolean own = approximate.matches();
    String plain = own ? approximate.group(1).strip() : piece;
    Dates.Read read = Dates.read(plain);
    if (read.precision() != Precision.UNKNOWN) {
      add(piece, read, own);
    } else if (SERIAL.matcher(plain).matches()) {
      XlsxTable.serialDate(plain).ifPresent(day -> add(piece, exact(day.toString()), own));
    } else {
      numbers(piece, plain, own);
    }
  }

  /** Dates between which stands a blank, or a point by mistake. */
  private void numbers(String piece, String plain, boolean own) {
    List<String> found = new ArrayList<>();
    Matcher number = NUMERIC.matcher(plain);
    int end = 0;
    while (end < plain.length() && number.region(end, plain.length()).lookingAt()) {
      found.add(number.group(1));
      end = number.end();
    }
    if (found.isEmpty() || end < plain.length()) {
      all.add(new Stated(piece, UNKNOWN));
      return;
    }
    for (String one : found) {
      add(found.size() == 1 ? piece : one, date(one).orElse(UNKNOWN), own);
    }
  }

  private static Optional<Dates.Read> date(String numbers) {
    String[] parts = BETWEEN_NUMBERS.split(numbers, -1);
    if (parts.length != 2) {
      return Optional.of(Dates.read(numbers));
    }
    int month = Integer.parseInt(parts[0]);
    return month >= 1 && month <= 12
        ? Optional.of(exact("%s-%02d".formatted(parts[1], month)))
        : Optional.empty();
  }

  private static Dates.Read exact(String date) {
    return new Dates.Read(Precision.EXACT, date, null);
  }

  private void add(String published, Dates.Read read, boolean own) {
    String from = read.from();
    if (from == null || from.compareTo(FIRST_YEAR) < 0) {
      all.add(new Stated(published, UNKNOWN));
      return;
    }
    if (own) {
      circa = from;
    }
    boolean approximate = circa != null && circa.length() == from.length();
    if (!approximate || read.precision() != Precision.EXACT) {
      all.add(new Stated(published, read));
    } else {
      // The word that makes it approximate may stand before another date of the cell.
      String words = own || whole.length() > LONGEST ? published : whole;
      all.add(new Stated(words, new Dates.Read(Precision.CIRCA, from, null)));
    }
  }
}
