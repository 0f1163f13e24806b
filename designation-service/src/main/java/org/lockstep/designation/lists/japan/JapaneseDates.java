package org.lockstep.designation.lists.japan;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.content.StatedDate.Precision;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Dates;

/** Dates such as 1972年3月4日, 1972年頃 and 1953年から1958年の間; text is NFKC. */
final class JapaneseDates {
  private static final int LONGEST = 200;
  private static final Pattern DATE =
      Pattern.compile("([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日?)?)?");
  private static final Pattern DOTTED = Pattern.compile("([0-9]{4})\\.([0-9]{1,2})\\.([0-9]{1,2})");
  private static final Pattern CIRCA =
      Pattern.compile("^(?:(?:おおよそ|およそ|おおむね|約|推定)(.+)|(.+?)の?(?:頃|ごろ))");
  private static final Pattern BETWEEN_DATES = Pattern.compile("又は|または|若しくは|もしくは|及び|[、;,\n]");
  private static final Pattern BORN_ON = Pattern.compile("(?i)born (?:on|in) (.+)");
  private static final List<String> BETWEEN = List.of("から", "~", "〜", "–", "―", "-");
  private static final List<String> RANGE_ENDS = List.of("の間", "まで");

  private JapaneseDates() {}

  /** A wording of one date. */
  record Stated(String published, Dates.Read read) {}

  /**
   * The dates of a wording, each with its own; one that says no date, if not all are understood.
   */
  static List<Stated> read(String published) {
    Dates.Read whole = one(published);
    if (whole.precision() == Precision.UNKNOWN && published.length() <= LONGEST) {
      List<Stated> parts =
          BETWEEN_DATES
              .splitAsStream(published)
              .map(String::strip)
              .filter(part -> !part.isEmpty())
              .map(part -> new Stated(part, one(part)))
              .toList();
      if (parts.stream().noneMatch(part -> part.read.precision() == Precision.UNKNOWN)
          && !parts.isEmpty()) {
        return parts;
      }
    }
    return List.of(new Stated(published, whole));
  }

  private static Dates.Read one(String published) {
    Dates.Read unknown = new Dates.Read(Precision.UNKNOWN, null, null);
    if (published.length() > LONGEST) {
      return unknown;
    }
    Matcher bornOn = BORN_ON.matcher(published.strip());
    Dates.Read english = Dates.read(bornOn.matches() ? bornOn.group(1) : published);
    if (english.precision() != Precision.UNKNOWN) {
      return english;
    }
    String text = without(Blanks.none(published), List.of("生まれ", "生"));
    Optional<String> exact = exact(text);
    if (exact.isPresent()) {
      return new Dates.Read(Precision.EXACT, exact.get(), null);
    }
    Matcher circa = CIRCA.matcher(text);
    String plain =
        circa.matches() ? (circa.group(1) == null ? circa.group(2) : circa.group(1)) : text;
    return exact(plain)
        .map(date -> new Dates.Read(Precision.CIRCA, date, null))
        .or(() -> range(plain))
        .orElse(unknown);
  }

  private static Optional<Dates.Read> range(String text) {
    for (String between : BETWEEN) {
      int at = text.indexOf(between);
      if (at > 0) {
        Optional<String> from = exact(text.substring(0, at));
        Optional<String> to = exact(without(text.substring(at + between.length()), RANGE_ENDS));
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) < 0) {
          return Optional.of(new Dates.Read(Precision.RANGE, from.get(), to.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static String without(String text, List<String> ends) {
    String shorter = text;
    for (String end : ends) {
      if (shorter.endsWith(end)) {
        shorter = shorter.substring(0, shorter.length() - end.length());
      }
    }
    return shorter;
  }

  private static Optional<String> exact(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()) {
      date = DOTTED.matcher(text);
    }
    if (!date.matches()) {
      return Optional.empty();
    }
    String iso = date.group(1);
    for (int i = 2; i <= 3 && date.group(i) != null; i++) {
      iso += "-" + (date.group(i).length() == 1 ? "0" : "") + date.group(i);
    }
    // There is no 31st of February.
    return Dates.exact(iso);
  }
}
