package org.lockstep.designation.http;

import java.time.Duration;

/**
 * How long a request waits for others, so that it is told what became of it: after ten seconds the
 * gateway says that nobody knows. With the two that are in application.properties, 2 s for a
 * connection to the database (acquisition-timeout) and 1 s for a row that others change
 * (lock_timeout), these are in all:
 *
 * <ul>
 *   <li>a release: turn, connection, its row, journal: 1.5 + 2 + 1 + 3 = 7.5 s; a joint one, which
 *       has its own row and those of its packages, 8.5 s
 *   <li>a read: writers, connection, query: 2.5 + 2 + 4 = 8.5 s
 * </ul>
 */
public final class LongestWaits {
  /** For a turn among the requests that write to the journal. */
  public static final Duration TURN = Duration.ofMillis(1500);

  /** For others who write to the journal. */
  public static final Duration JOURNAL = Duration.ofSeconds(3);

  /** Of a reader of the present, for those who write. */
  public static final Duration WRITERS = Duration.ofMillis(2500);

  /** For what a list reads. */
  public static final Duration QUERY = Duration.ofSeconds(4);

  private LongestWaits() {}
}
