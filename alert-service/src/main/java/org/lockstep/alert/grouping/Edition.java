package org.lockstep.alert.grouping;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.lockstep.events.PoisonException;

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
    requireText("list", list);
    requireText("packageReference", packageReference);
    requireText("authority", authority);
    requireNonNull(packageId, "packageId");
    try {
      LocalDate.parse(requireNonNull(date, "date"));
    } catch (DateTimeException e) {
      throw new PoisonException("date is no day", e);
    }
  }

  private static void requireText(String name, String text) {
    if (!TEXT.matcher(requireNonNull(text, name)).matches()) {
      throw new PoisonException(name + " is no text of 1 to 512 characters in one line");
    }
  }
}
