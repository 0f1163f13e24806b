package org.lockstep.designation.lists.eu;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.content.StatedDate.Precision;
import org.lockstep.designation.lists.reading.Alternatives;
import org.lockstep.designation.lists.reading.Dates;

/**
 * A date as acts print it, among other words: {@code possibly 23.7.1981}, {@code 5.9.1990
 * (Singapore)}, {@code 7.8. 1978}.
 */
final class JournalDate {
  private static final int LONGEST = 300;
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![0-9.])(?:([0-9]{1,2})[./] ?([0-9]{1,2})[./ ] ?((?:19|20)[0-9]{2})|([0-9]{1,2}"
              + " [A-Z][a-z]{2,8}\\.? (?:19|20)[0-9]{2})|((?:19|20)[0-9]{2}))(?![0-9s])");
  private static final Pattern UNSURE =
      Pattern.compile(
          "\\b(?:possibly|probably|presumed|circa|around|approximately)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MORE = Pattern.compile("[(,]");

  private JournalDate() {}

  /** Unknown where there is none, or several. */
  static Dates.Read read(String published) {
    Dates.Read read = Alternatives.read(published);
    if (read.precision() != Precision.UNKNOWN || published.length() > LONGEST) {
      return read;
    }
    String first = MORE.split(published, 2)[0].strip();
    Dates.Read whole = Alternatives.read(first);
    if (whole.precision() != Precision.UNKNOWN) {
      return whole;
    }
    return only(first, published).or(() -> only(published, published)).orElse(read);
  }

  private static Optional<Dates.Read> only(String text, String published) {
    Matcher date = DATE.matcher(text);
    if (!date.find()) {
      return Optional.empty();
    }
    String words =
        date.group(1) == null
            ? date.group()
            : date.group(1) + "." + date.group(2) + "." + date.group(3);
    if (date.find()) {
      return Optional.empty();
    }
    boolean unsure = UNSURE.matcher(published).find();
    return Optional.of(Dates.read(unsure ? "circa " + words : words))
        .filter(found -> found.precision() != Precision.UNKNOWN);
  }
}
