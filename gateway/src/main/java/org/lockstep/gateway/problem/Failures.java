package org.lockstep.gateway.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.lockstep.http.problem.FailureLine;

/**
 * What went wrong inside, for the log: one line each, and so many at most in a while, because a
 * failure that comes with every request would fill the disk otherwise.
 */
@ApplicationScoped
public class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);
  private static final long WHILE_NANOS = 10_000_000_000L;
  private static final int LINES_A_WHILE = 10;

  private final LongSupplier clock;
  private long begun;
  private int told;
  private long untold;

  Failures() {
    this(System::nanoTime);
  }

  Failures(LongSupplier clock) {
    this.clock = clock;
    this.begun = clock.getAsLong();
  }

  /** Says what failed and why, if there is room for it. */
  public void tell(String what, Throwable failure) {
    String line = line(what, failure);
    if (!line.isEmpty()) {
      LOG.error(line);
    }
  }

  /** The line for the log; empty if there is none. */
  synchronized String line(String what, Throwable failure) {
    long now = clock.getAsLong();
    long missed = 0;
    if (now - begun >= WHILE_NANOS) {
      begun = now;
      missed = untold;
      told = 0;
      untold = 0;
    }
    if (told == LINES_A_WHILE) {
      untold++;
      return "";
    }
    told++;
    return what
        + " failed: "
        + FailureLine.of(failure)
        + (missed == 0 ? "" : " (and " + missed + " failures before that were not told)");
  }
}
