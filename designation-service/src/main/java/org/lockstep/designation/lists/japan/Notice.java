package org.lockstep.designation.lists.japan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The day that a cell says, and those on which that was changed: {@code 2014.10.17 2016.7.15改訂},
 * 2001年1月25日（2003年9月3日及び9月21日に改訂）.
 *
 * @param first absent where the cell does not begin with a date
 * @param revised the others
 */
record Notice(Optional<JapaneseDates.Stated> first, List<JapaneseDates.Stated> revised) {
  private static final String DELETED = "削除";

  /** Some lack a stop between year, month and day: 2007.713 is the 13th of July. */
  private static final Pattern LACKS_STOP =
      Pattern.compile("(?<![0-9.])([0-9]{4})\\.?([0-9]{1,2}?)\\.?([0-9]{1,2})(?![0-9.])");

  private static final Pattern REVISED = Pattern.compile("^[ \\n]?に?(?:一部)?(?:改訂|改正|修正)");
  private static final int LONGEST = 4000;

  static Notice read(String cell) {
    if (cell.length() > LONGEST) {
      return new Notice(Optional.empty(), List.of());
    }
    String text = LACKS_STOP.matcher(cell.strip()).replaceAll("$1.$2.$3");
    List<JapaneseDates.Stated> dates = JapaneseDates.within(text);
    if (dates.isEmpty()) {
      return new Notice(Optional.empty(), List.of());
    }
    JapaneseDates.Stated first = dates.get(0);
    boolean begins =
        text.startsWith(first.published())
            && !REVISED.matcher(text.substring(first.published().length())).find();
    return begins
        ? new Notice(Optional.of(first), dates.subList(1, dates.size()))
        : new Notice(Optional.empty(), dates);
  }

  Optional<LocalDate> day() {
    return first.flatMap(JapaneseDates.Stated::day);
  }

  /** Whether the ministry has taken the subject off the list, and left its number. */
  static boolean isOfDeletion(String cell) {
    return cell.contains(DELETED);
  }
}
