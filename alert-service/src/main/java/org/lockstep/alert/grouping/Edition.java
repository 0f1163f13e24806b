package org.lockstep.alert.grouping;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The edition of an official list that an event comes of, as the event says it.
 *
 * @param date ISO 8601
 */
public record Edition(
    String list, String date, UUID packageId, String packageReference, String authority) {
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,512}");

  /** Fails, so that the event is poison, where something is missing or can be no such thing. */
  public Edition {
    LocalDate.parse(date);
    for (String text : new String[] {list, packageReference, authority, packageId.toString()}) {
      if (!TEXT.matcher(text).matches()) {
        throw new IllegalArgumentException("An edition says what it is in texts of a line");
      }
    }
  }
}
