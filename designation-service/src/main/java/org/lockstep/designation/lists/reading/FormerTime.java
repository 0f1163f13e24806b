package org.lockstep.designation.lists.reading;

import java.time.LocalDate;
import org.lockstep.designation.content.RegisterDate;

/**
 * A time for which a list had an entry, and that was over before the list had it again.
 *
 * @param from the first day on which it was listed
 * @param endedOn the first day on which it was not listed any more
 */
public record FormerTime(@RegisterDate LocalDate from, @RegisterDate LocalDate endedOn) {
  public FormerTime {
    if (!from.isBefore(endedOn)) {
      throw new IllegalArgumentException("ends before it begins: " + from + " to " + endedOn);
    }
  }
}
