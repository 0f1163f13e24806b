package org.lockstep.gateway.upstream;

/**
 * How much may be tried again: one request for each ten that are sent, with some to begin with. A
 * service that fails is not to get twice the requests at the time when it can take the fewest.
 */
public final class RetryBudget {
  /** What is saved at most, in retries; a quiet service has as many. */
  static final int MOST_SAVED = 10;

  private static final int REQUESTS_FOR_A_RETRY = 10;

  private int requestsSaved = MOST_SAVED * REQUESTS_FOR_A_RETRY;

  /** A request was sent that is not a retry. */
  public synchronized void sent() {
    requestsSaved = Math.min(requestsSaved + 1, MOST_SAVED * REQUESTS_FOR_A_RETRY);
  }

  /** Whether a request may be tried again, which is counted. */
  public synchronized boolean take() {
    if (requestsSaved < REQUESTS_FOR_A_RETRY) {
      return false;
    }
    requestsSaved -= REQUESTS_FOR_A_RETRY;
    return true;
  }

  /** How many may be tried again now. */
  public synchronized int left() {
    return requestsSaved / REQUESTS_FOR_A_RETRY;
  }
}
