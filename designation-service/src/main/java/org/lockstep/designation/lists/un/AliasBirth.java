package org.lockstep.designation.lists.un;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The births that are said of an alias, in its name or its note. */
final class AliasBirth {
  private static final String DATE =
      "((?:[0-9]{1,2}(?:st|nd|rd|th)? )?(?:[A-Z][a-z]{2,8}[.,]{0,2} ?)?(?:19|20)[0-9]{2})(?![0-9])";
  private static final Pattern BORN =
      Pattern.compile("(?<![\\p{L}])(?:[Bb]orn|D(?:P)?OB)(?![\\p{L}])[^0-9;]{0,60}?" + DATE);
  private static final Pattern NEXT = Pattern.compile(",? \\(?[b-h]\\) " + DATE);

  private AliasBirth() {}

  /** Dates in the words of the list. */
  static List<String> dates(String said) {
    List<String> dates = new ArrayList<>();
    Matcher born = BORN.matcher(said);
    if (born.find()) {
      dates.add(born.group(1));
      Matcher next = NEXT.matcher(said).region(born.end(), said.length());
      while (next.lookingAt()) {
        dates.add(next.group(1));
        next.region(next.end(), said.length());
      }
    }
    return dates;
  }
}
