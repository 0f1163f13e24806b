package org.lockstep.alert.grouping;

import java.util.List;
import org.lockstep.alert.catalogue.EventType;

/**
 * Data of {@code org.lockstep.edition.alerts.v1}.
 *
 * @param eventType what happened to all of them, such as {@code designation.published}
 * @param number of the alerts of this edition and type to this endpoint, from 1
 * @param eventsBefore how many events the alerts before it listed
 * @param moreFollow whether another alert follows at once
 * @param read where to read what they are about
 */
record EditionAlert(
    Edition edition,
    String eventType,
    long number,
    long eventsBefore,
    int count,
    List<Event> events,
    boolean moreFollow,
    String read) {

  /**
   * One of them.
   *
   * @param id the event's own
   * @param subject its designation or entity
   */
  record Event(String id, String subject) {}

  static String read(EventType type, Edition edition) {
    String what =
        switch (type) {
          case ALIGNMENT_GAP_OPENED -> "alignment";
          // Closed gaps lead there too: only what closed them shows them.
          default -> "designations";
        };
    return "/api/v1/" + what + "?package=" + edition.packageId();
  }
}
