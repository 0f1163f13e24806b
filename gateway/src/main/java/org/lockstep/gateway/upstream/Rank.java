package org.lockstep.gateway.upstream;

/** Who is turned away first when there is too much to do. */
public enum Rank {
  /** Files: they take long, and can be fetched later. They leave connections to all others. */
  FILE(Queue.CONNECTIONS * 3 / 4),

  /** All that is asked and written in the register. */
  ORDINARY(Queue.CONNECTIONS * 2),

  /** What a partner needs to hear of a release: its alerts, endpoints and subscriptions. */
  ALERT(Queue.CONNECTIONS + Queue.MOST_WAITING);

  private final int most;

  Rank(int most) {
    this.most = most;
  }

  /** How many may be under way to a service for one more of this rank to be let in. */
  int most() {
    return most;
  }
}
