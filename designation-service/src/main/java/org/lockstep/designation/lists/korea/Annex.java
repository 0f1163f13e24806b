package org.lockstep.designation.lists.korea;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * The text of the annex: how many it names, "(1066명)", then numbered entries one after the other,
 * and notes behind the last. Lines break where the paper ends, and text taken from a PDF may have
 * no break between two entries.
 */
final class Annex {
  /** The annex of 2026 has less than half a million characters. */
  static final int LONGEST = 8 << 20;

  private static final Pattern DECLARED =
      Pattern.compile("\\( ?([0-9]{1,3}(?:,?[0-9]{3})?) ?명 ?\\)");
  private static final Pattern EFFECTIVE =
      Pattern.compile("시행 ([0-9]{4})\\. ?([0-9]{1,2})\\. ?([0-9]{1,2})\\.");
  private static final Pattern NOTES = Pattern.compile("◇ *참고|┌");

  /** A number and a full stop, before what may be a name; "26. 지정" ends a date. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9])([0-9]{1,4})\\.[ \\t\\n]{1,20}(?=[\\p{L}\"'“‘(<])(?!지정|시행|개정)");

  /** A line such as "가. 개인 (700명)". */
  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^[ \\t]*+(?:(?:[가-하]\\.|[ⅠⅡⅢ]\\.?|[□○◇■▣①②])[ \\t]*+(개인|단체)[^\\n]{0,40}+"
              + "|[<\\[(]?+(개인|단체)[>\\])]?+(?: ?\\([0-9,]{1,7} ?명\\))?+)[ \\t]*+$");

  private final OfficialList list;
  private final Reading reading;
  private final String file;
  private final List<KoreaEntry> entries = new ArrayList<>();
  private final List<Integer> declared = new ArrayList<>();
  private String title = "";
  private @Nullable SubjectType section;
  private long characters;
  private int expected = 1;

  Annex(OfficialList list, Reading reading, String file) {
    this.list = list;
    this.reading = reading;
    this.file = file;
  }

  /** Whether a text begins like the annex. */
  static boolean isIn(String text) {
    return DECLARED.matcher(text).find() || NUMBER.matcher(text).find();
  }

  /** From when on the notice is in force, by what stands above the annex. */
  static Optional<LocalDate> effective(String text) {
    Matcher day = EFFECTIVE.matcher(text);
    return day.find() ? KoreaEntry.day(day.group(1), day.group(2), day.group(3)) : Optional.empty();
  }

  void title(String text) {
    title = text;
  }

  /**
   * Takes a part of the text; numbers run on in the next.
   *
   * @param line where it begins in the file
   */
  void add(long line, String raw) {
    characters += raw.length();
    if (characters > LONGEST) {
      throw new RefusedFileException(
          Reason.LIMIT, "%s: has more than %d characters of annexes".formatted(file, LONGEST));
    }
    String text = raw.replace("\r\n", "\n").replace('\r', '\n').replace('\u00A0', ' ');
    Matcher first = NUMBER.matcher(text);
    Matcher notes = NOTES.matcher(text);
    int end = first.find() && notes.find(first.end()) ? notes.start() : text.length();
    Matcher number = NUMBER.matcher(text);
    int from = -1;
    int counted = 0;
    long at = line;
    for (int next = next(number, text, 0, end); next >= 0; next = next(number, text, next, end)) {
      if (from < 0) {
        heading(text.substring(0, number.start()));
      } else {
        take(at, text.substring(from, number.start()));
      }
      at += text.substring(counted, number.start()).chars().filter(c -> c == '\n').count();
      counted = number.start();
      from = number.end();
      next = from;
    }
    if (from >= 0) {
      take(at, text.substring(from, end));
    } else {
      heading(text);
    }
  }

  /** The next entry's number: its end, or -1. Numbers are in their order, dates are none. */
  private int next(Matcher number, String text, int from, int end) {
    int start = from;
    while (start <= end && number.find(start) && number.start() < end) {
      if (Integer.parseInt(number.group(1)) == expected && begins(text, number.start())) {
        expected++;
        return number.end();
      }
      start = number.end();
    }
    return -1;
  }

  /** At the beginning of a line, or right behind the end of an entry. */
  private static boolean begins(String text, int at) {
    int before = at - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    if (before < 0) {
      return true;
    }
    char c = text.charAt(before);
    boolean ofSentence = c == '.' && before > 0 && !Character.isDigit(text.charAt(before - 1));
    return c == '\n' || c == '\t' || c == ']' || c == ')' || ofSentence;
  }

  private void take(long line, String slice) {
    Matcher heading = SECTION.matcher(slice);
    int end = heading.find() ? heading.start() : slice.length();
    String text = slice.substring(0, end).strip();
    if (text.startsWith("<삭제") || text.startsWith("삭제")) {
      reading.warn(file, line, "entry " + (expected - 1) + " is one that was taken out: " + text);
    } else {
      entries.add(new KoreaEntry(file, line, text, section));
    }
    if (end < slice.length()) {
      heading(slice.substring(end));
    }
  }

  /** What stands between entries: numbers of entries, and of whom the next ones are. */
  private void heading(String text) {
    Matcher count = DECLARED.matcher(text);
    while (count.find()) {
      declared.add(Integer.parseInt(count.group(1).replace(",", "")));
    }
    Matcher heading = SECTION.matcher(text);
    while (heading.find()) {
      String word = heading.group(1) == null ? heading.group(2) : heading.group(1);
      section = word.equals("개인") ? SubjectType.PERSON : SubjectType.ORGANIZATION;
    }
  }

  /** Hands all entries on. */
  void emit() {
    if (entries.isEmpty()) {
      throw new RefusedFileException(
          Reason.FORMAT, file + ": has no numbered entries that begin with 1");
    }
    declared().ifPresent(reading::declared);
    Map<String, Integer> names = new HashMap<>();
    entries.forEach(entry -> names.merge(entry.key(), 1, Integer::sum));
    Map<String, Integer> seen = new HashMap<>();
    for (KoreaEntry entry : entries) {
      boolean shared = names.getOrDefault(entry.key(), 0) > 1;
      String key = shared ? entry.key() + "/" + entry.further() : entry.key();
      int count = seen.merge(key, 1, Integer::sum);
      entry.emit(list, reading, count == 1 ? key : key + "#" + count);
    }
  }

  /** The total comes first, then that of each section; or there are only those. */
  private Optional<Integer> declared() {
    if (declared.isEmpty()) {
      Matcher count = DECLARED.matcher(title);
      return count.find()
          ? Optional.of(Integer.parseInt(count.group(1).replace(",", "")))
          : Optional.empty();
    }
    int sum = declared.stream().mapToInt(Integer::intValue).sum();
    int first = declared.get(0);
    return Optional.of(first >= sum - first ? first : sum);
  }
}
