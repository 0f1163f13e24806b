package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.content.StatedDate.Precision;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Dates;

/**
 * When and where somebody of one of several names is said to be born: {@code born 15 Jan. 1974 in
 * Morocco}, {@code DOB: 11 Apr. 1963. POB: Egypt}, 1974年1月15日にモロッコにて出生.
 */
record BirthRemark(List<JapaneseDates.Stated> dates, List<String> places) {
  private static final Pattern ENGLISH_DATE =
      Pattern.compile("(?:[0-9]{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\\.? ?,?[0-9]{4}|[0-9]{4}");
  private static final Pattern ENGLISH_PLACE =
      Pattern.compile("\\b(?:in|at) ([^0-9()]{2,200})|\\bPOB ?:? ?([^.()]{2,200})");
  private static final Pattern ENGLISH_END =
      Pattern.compile(
          "(?i),? (?:on|in)$|,? (?:nationality|date of|[a-z]+ passport|passport|expired|issued)\\b.*");
  private static final Pattern JAPANESE_PLACE = Pattern.compile("出生地 ?[::は]? ?([^。、;]{2,100})");
  private static final Pattern END_OF_DATE = Pattern.compile("[0-9][日年](?:に、?)?");
  private static final Pattern BEHIND_PLACE = Pattern.compile("(?:にて|において|で|に)$");
  private static final int LONGEST = 2000;

  static final BirthRemark NOTHING = new BirthRemark(List.of(), List.of());

  /** What the lines of a cell say, each in its own language; the same date once. */
  static BirthRemark inLines(String cell) {
    List<JapaneseDates.Stated> dates = new ArrayList<>();
    List<String> places = new ArrayList<>();
    for (String line : cell.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      BirthRemark remark = read(line);
      if (remark.dates.isEmpty() || remark.places.isEmpty()) {
        return NOTHING;
      }
      dates.addAll(remark.dates);
      places.addAll(remark.places);
    }
    return new BirthRemark(dates, places);
  }

  static BirthRemark read(String raw) {
    String text = Blanks.single(raw);
    if (text.length() > LONGEST) {
      return NOTHING;
    }
    return Writing.of(text) == Writing.JAPANESE ? japanese(text) : english(text);
  }

  private static BirthRemark japanese(String text) {
    List<String> places = new ArrayList<>();
    Matcher labelled = JAPANESE_PLACE.matcher(text);
    String place = labelled.find() ? NameText.name(labelled.group(1)) : betweenDateAndBirth(text);
    if (!place.isEmpty()) {
      places.add(place);
    }
    // The days behind belong to a document.
    int document = text.indexOf("旅券");
    boolean birthFirst = document > 0 && !text.contains("生年月日");
    String ofBirth = birthFirst ? text.substring(0, document) : afterLabel(text);
    return new BirthRemark(JapaneseDates.within(ofBirth), places);
  }

  /** 1974年1月15日にモロッコにて出生. */
  private static String betweenDateAndBirth(String text) {
    for (String word : List.of("出生", "生まれ", "生")) {
      int birth = text.indexOf(word);
      if (birth > 0) {
        String before = text.substring(0, birth);
        Matcher date = END_OF_DATE.matcher(before);
        int from = birth;
        while (date.find()) {
          from = date.end();
        }
        return NameText.name(BEHIND_PLACE.matcher(before.substring(from)).replaceAll(""));
      }
    }
    return "";
  }

  /** What 生年月日 is the label of; all where there is no label. */
  private static String afterLabel(String text) {
    int label = text.indexOf("生年月日");
    if (label < 0) {
      return text.contains("番号") ? "" : text;
    }
    int end = text.length();
    for (String next : List.of("出生地", "発行", "国籍")) {
      int at = text.indexOf(next, label);
      end = at < 0 ? end : Math.min(end, at);
    }
    return text.substring(label, end);
  }

  private static BirthRemark english(String text) {
    List<JapaneseDates.Stated> dates = new ArrayList<>();
    int document = text.indexOf("passport");
    String ofBirth =
        Brackets.outside(Brackets.balanced(document < 0 ? text : text.substring(0, document)));
    Matcher date = ENGLISH_DATE.matcher(ofBirth);
    while (date.find()) {
      Dates.Read read = Dates.read(date.group());
      if (read.precision() != Precision.UNKNOWN) {
        dates.add(new JapaneseDates.Stated(date.group(), read));
      }
    }
    List<String> places = new ArrayList<>();
    Matcher place = ENGLISH_PLACE.matcher(ofBirth);
    while (place.find()) {
      String where = place.group(1) == null ? place.group(2) : place.group(1);
      String name = NameText.name(ENGLISH_END.matcher(where.strip()).replaceAll(""));
      if (!name.isEmpty()) {
        places.add(name);
      }
    }
    return new BirthRemark(dates, places);
  }
}
