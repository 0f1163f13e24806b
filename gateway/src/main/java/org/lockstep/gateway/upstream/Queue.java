package org.lockstep.gateway.upstream;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The requests that are with a service or wait for a connection to it. As long as few wait, waiting
 * is short: who would wait longer is told at once to come back.
 */
public final class Queue {
  /** Connections that a service has for what does not last. */
  public static final int CONNECTIONS = 64;

  /** Requests that may wait for one of them. */
  public static final int MOST_WAITING = 256;

  private final AtomicInteger underWay = new AtomicInteger();

  /** Whether a request of this rank is to be turned away. */
  public boolean isFullFor(Rank rank) {
    return underWay.get() >= rank.most();
  }

  /** A request has come in. */
  public void enter() {
    underWay.incrementAndGet();
  }

  /** It has its answer, or nobody waits for that any more. */
  public void leave() {
    underWay.decrementAndGet();
  }

  /** How many are in it. */
  public int length() {
    return underWay.get();
  }
}
