package org.lockstep.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How often a part may be started again: a part that keeps dying needs a person, not a loop. */
final class RestartBudget {
  static final int RESTARTS = 5;
  static final Duration WINDOW = Duration.ofMinutes(5);

  private final Deque<Instant> spent = new ArrayDeque<>();

  /** Whether a restart is left now. */
  boolean isLeft(Instant now) {
    forgetBefore(now.minus(WINDOW));
    return spent.size() < RESTARTS;
  }

  /** Takes one restart; zero when none is left, otherwise which of the window it is. */
  int take(Instant now) {
    if (!isLeft(now)) {
      return 0;
    }
    spent.addLast(now);
    return spent.size();
  }

  private void forgetBefore(Instant begin) {
    while (!spent.isEmpty() && spent.getFirst().isBefore(begin)) {
      spent.removeFirst();
    }
  }
}
