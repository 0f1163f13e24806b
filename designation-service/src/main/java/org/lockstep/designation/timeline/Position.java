package org.lockstep.designation.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.lockstep.designation.timeline.TimelineItem.Kind;
import org.lockstep.http.page.Cursor;

/**
 * A place in the order of the timeline.
 *
 * @param kind ordinal of the {@link Kind}
 */
record Position(LocalDate day, int kind, UUID id) {
  private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
  private static final int KINDS = Kind.values().length;

  /** Cursors carry an instant and an id: a second of it for each kind of thing on each day. */
  Cursor cursor() {
    return new Cursor(Instant.ofEpochSecond(FIRST.until(day, ChronoUnit.DAYS) * KINDS + kind), id);
  }

  static Position of(Cursor cursor) {
    long second = cursor.number();
    // No day of the register is later; a cursor of another list may be.
    long days = Math.min(second / KINDS, FIRST.until(LocalDate.of(9999, 12, 31), ChronoUnit.DAYS));
    return new Position(FIRST.plusDays(days), (int) (second % KINDS), cursor.id());
  }
}
