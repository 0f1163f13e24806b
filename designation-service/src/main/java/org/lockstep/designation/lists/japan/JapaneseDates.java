package org.lockstep.designation.lists.japan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.StatedDate.Precision;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Dates;

/**
 * Dates such as 1972年3月4日, 昭和47年3月, 1972/3/4, 1972年頃, 1953年から1958年の間 and 1978年3月3日又は13日; text is
 * NFKC.
 */
final class JapaneseDates {
  private static final int LONGEST = 200;
  private static final int LONGEST_CELL = 2000;

  /** The year before the first one. */
  private static final Map<String, Integer> ERAS =
      Map.of("明治", 1867, "大正", 1911, "昭和", 1925, "平成", 1988, "令和", 2018);

  private static final String ERA = "(明治|大正|昭和|平成|令和)?";

  /** The year may be missing, where it is that of the date before. */
  private static final Pattern DATE =
      Pattern.compile(
          ERA
              + "(?:(元|[0-9]{1,4})年)?(?:([0-9]{1,2})月)?(?:([0-9]{1,2})日?)?"
              + "|([0-9]{4})([./-])([0-9]{1,2})(?:\\6([0-9]{1,2}))?");

  /** A date in a text. */
  private static final Pattern DAY =
      Pattern.compile(
          ERA
              + "(?:(元|[0-9]{1,4}) ?年 ?)?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日"
              + "|([0-9]{4})([./-])([0-9]{1,2})\\6([0-9]{1,2})"
              + "|[0-9]{4} ?年(?: ?[0-9]{1,2} ?月)?");

  private static final Pattern CIRCA =
      Pattern.compile("^(?:およそ|おおよそ|おおむね|約)(.{1,200})$|^(.{1,200}?)の?(?:頃|ころ|ごろ)$");
  private static final Pattern BORN_ON =
      Pattern.compile("^Born (?:on |in )?(.+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern REMARK_BEHIND =
      Pattern.compile("^([^()]{1,100})\\([^()]{1,100}\\)$");

  /** One of several: 1983年2(3)月10日, 2000年2月20/29日, 1966/1969年3月27日. */
  private static final Pattern EITHER =
      Pattern.compile("^(.{0,12}?)([0-9]{1,4})(?:/([0-9]{1,4})|\\(([0-9]{1,4})\\))([年月日].{0,12})");

  private static final Pattern BETWEEN_DATES =
      Pattern.compile("又は|または|もしくは|若しくは|及び|、|,|;|\\n|\\([a-z]\\)| (?=[0-9]{4}年|およそ|おおよそ)");
  private static final Pattern TWO_DIGITS = Pattern.compile("([0-9]{2})年?");
  private static final List<String> BETWEEN = List.of("から", "~", "〜", "-", "–", "—");
  private static final List<String> RANGE_ENDS = List.of("の間", "間", "まで");
  private static final Dates.Read UNKNOWN = new Dates.Read(Precision.UNKNOWN, null, null);

  private JapaneseDates() {}

  /** A wording of one date. */
  record Stated(String published, Dates.Read read) {
    /** The day, if the wording says just one. */
    Optional<LocalDate> day() {
      String from = read.from();
      return read.precision() == Precision.EXACT && from != null && from.length() == 10
          ? Optional.of(LocalDate.parse(from))
          : Optional.empty();
    }
  }

  /**
   * The dates of a wording, each with its own; one that says no date, if not all are understood.
   */
  static List<Stated> read(String published) {
    String wording = published.strip();
    Dates.Read whole = one(wording, null);
    if (whole.precision() != Precision.UNKNOWN || wording.length() > LONGEST_CELL) {
      return List.of(new Stated(wording, whole));
    }
    List<Stated> parts = new ArrayList<>();
    boolean allCirca = Blanks.none(wording).endsWith("の頃");
    @Nullable String last = null;
    for (String part : BETWEEN_DATES.split(wording)) {
      String text = part.strip();
      if (text.isEmpty()) {
        continue;
      }
      for (String either : either(text)) {
        Dates.Read read = one(either, last);
        if (read.precision() == Precision.UNKNOWN) {
          return List.of(new Stated(wording, whole));
        }
        last = read.from();
        boolean circa = allCirca && read.precision() == Precision.EXACT;
        Dates.Read sure = circa ? new Dates.Read(Precision.CIRCA, read.from(), null) : read;
        // What is said again in English is no other date.
        if (parts.stream().noneMatch(known -> known.read.equals(sure))) {
          parts.add(new Stated(either.equals(text) ? text : wording, sure));
        }
      }
    }
    return parts.isEmpty() ? List.of(new Stated(wording, whole)) : parts;
  }

  private static List<String> either(String text) {
    Matcher either = EITHER.matcher(Blanks.none(text));
    if (!either.matches() || exact(either.group(), null).isPresent()) {
      return List.of(text);
    }
    String other = either.group(3) == null ? either.group(4) : either.group(3);
    return List.of(
        either.group(1) + either.group(2) + either.group(5),
        either.group(1) + other + either.group(5));
  }

  /** The dates in a text, in their order: days, months and years. */
  static List<Stated> within(String text) {
    List<Stated> dates = new ArrayList<>();
    @Nullable String last = null;
    Matcher day = DAY.matcher(text);
    while (day.find() && text.length() <= LONGEST_CELL * 10) {
      Optional<String> date = exact(Blanks.none(day.group()), last);
      if (date.isPresent()) {
        last = date.get();
        dates.add(new Stated(day.group(), new Dates.Read(Precision.EXACT, date.get(), null)));
      }
    }
    return dates;
  }

  /**
   * One date, or a range of two.
   *
   * @param before a date whose year, or year and month, are those of a wording without
   */
  private static Dates.Read one(String published, @Nullable String before) {
    if (published.length() > LONGEST) {
      return UNKNOWN;
    }
    Matcher bornOn = BORN_ON.matcher(published.strip());
    Dates.Read english = Dates.read(bornOn.matches() ? bornOn.group(1) : published);
    if (english.precision() != Precision.UNKNOWN) {
      return english;
    }
    String text = without(Blanks.none(published), List.of("。", "に出生", "出生", "生まれ", "生"));
    Matcher remark = REMARK_BEHIND.matcher(text);
    if (remark.matches()) {
      return text.contains("ヒジュラ") ? hijra(remark.group(1)) : one(remark.group(1), before);
    }
    Optional<String> exact = exact(text, before);
    if (exact.isPresent()) {
      return new Dates.Read(Precision.EXACT, exact.get(), null);
    }
    Matcher circa = CIRCA.matcher(text);
    String plain =
        circa.matches() ? (circa.group(1) == null ? circa.group(2) : circa.group(1)) : text;
    return exact(plain, before)
        .map(date -> new Dates.Read(Precision.CIRCA, date, null))
        .or(() -> range(plain))
        .orElse(UNKNOWN);
  }

  private static Optional<Dates.Read> range(String text) {
    for (String between : BETWEEN) {
      int at = text.indexOf(between);
      if (at > 0) {
        Optional<String> from = exact(withYear(text.substring(0, at)), null);
        Optional<String> to =
            from.flatMap(
                first ->
                    exact(
                        withYear(without(text.substring(at + between.length()), RANGE_ENDS)),
                        first));
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) < 0) {
          return Optional.of(new Dates.Read(Precision.RANGE, from.get(), to.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static String withYear(String text) {
    String plain = without(text, List.of("頃", "ころ", "ごろ"));
    return plain.length() == 4 && plain.chars().allMatch(c -> c >= '0' && c <= '9')
        ? plain + "年"
        : plain;
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

  private static Optional<String> exact(String text, @Nullable String before) {
    if (before != null && TWO_DIGITS.matcher(text).matches()) {
      // 1958、59又は60年
      return Dates.exact(before.substring(0, 2) + text.substring(0, 2));
    }
    Matcher date = DATE.matcher(text);
    if (text.isEmpty() || !date.matches()) {
      return Optional.empty();
    }
    if (date.group(5) != null) {
      return iso(Integer.parseInt(date.group(5)), date.group(7), date.group(8));
    }
    @Nullable String month = date.group(3);
    String known = before == null ? "" : before;
    if (month == null && date.group(4) != null) {
      // 3月3日又は13日
      month = date.group(2) == null && known.length() == 10 ? known.substring(5, 7) : "0";
    }
    int year = date.group(2) == null ? year(known) : year(date.group(1), date.group(2));
    return year < 1 ? Optional.empty() : iso(year, month, date.group(4));
  }

  private static int year(String date) {
    return date.length() < 4 ? 0 : Integer.parseInt(date.substring(0, 4));
  }

  private static int year(@Nullable String era, String year) {
    if (era == null) {
      return year.length() == 4 ? Integer.parseInt(year) : 0;
    }
    return ERAS.getOrDefault(era, 0) + (year.equals("元") ? 1 : Integer.parseInt(year));
  }

  /** There is no 31st of February. */
  private static Optional<String> iso(int year, @Nullable String month, @Nullable String day) {
    String date = "%04d".formatted(year);
    for (String part :
        month == null ? List.<String>of() : day == null ? List.of(month) : List.of(month, day)) {
      date += (part.length() == 1 ? "-0" : "-") + part;
    }
    return Dates.exact(date);
  }

  /** Days of the Hijra begin at dusk, and their months with a moon that somebody sees. */
  private static Dates.Read hijra(String text) {
    Matcher date = DATE.matcher(text);
    if (!date.matches()
        || date.group(2) == null
        || date.group(3) == null
        || date.group(4) == null) {
      return UNKNOWN;
    }
    try {
      LocalDate day =
          LocalDate.from(
              HijrahDate.of(
                  year(null, date.group(2)),
                  Integer.parseInt(date.group(3)),
                  Integer.parseInt(date.group(4))));
      return new Dates.Read(Precision.CIRCA, day.toString(), null);
    } catch (DateTimeException e) {
      return UNKNOWN;
    }
  }
}
