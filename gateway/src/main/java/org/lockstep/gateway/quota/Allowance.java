package org.lockstep.gateway.quota;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.lockstep.gateway.quota.SharedBuckets.Slice;

/**
 * What one replica may grant to one caller: the slice that it took out of the shared bucket. Times
 * are those of {@link System#nanoTime}.
 */
final class Allowance {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_EMPTY = Duration.ofMillis(50).toNanos();

  private final Quota quota;

  /** For while the store is away. */
  private final Bucket own;

  private long tokens;
  private long takenAt;
  private long left;
  private boolean wasShort;

  Allowance(Quota quota) {
    this.quota = quota;
    this.left = quota.burst();
    this.own =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit.capacity(quota.burst()).refillGreedy(quota.rate(), Duration.ofSeconds(1)))
            .build();
  }

  /** What becomes of a request. */
  enum Decision {
    GRANTED,
    REFUSED,
    /** The store has to be asked. */
    ASK
  }

  /**
   * How much is taken at once: a tenth of a second's worth, and never most of what may come at
   * once.
   */
  long slice() {
    return Math.max(1, Math.min(quota.rate() / 10, quota.burst() / 4));
  }

  synchronized Decision decide(long now) {
    // A slice that nobody used would be granted on top of what came into the bucket meanwhile.
    if (tokens > 0 && now - takenAt < SECOND) {
      tokens--;
      return Decision.GRANTED;
    }
    return wasShort && now - takenAt < emptyFor() ? Decision.REFUSED : Decision.ASK;
  }

  /** While the store is away. */
  Decision decideAlone() {
    return own.tryConsume(1) ? Decision.GRANTED : Decision.REFUSED;
  }

  /** For how long it is not asked again whether something has come into an empty bucket. */
  private long emptyFor() {
    return Math.max(
        SECOND / quota.rate(), Math.min(LONGEST_EMPTY, quota.burst() * SECOND / quota.rate() / 2));
  }

  /** Whether the next slice is better fetched before this one ends. */
  synchronized boolean isLow(long now) {
    return tokens <= slice() / 2 && !wasShort && now - takenAt < SECOND;
  }

  /**
   * The store has answered.
   *
   * @param asked as much was asked for
   */
  synchronized void took(Slice slice, long asked, long now) {
    tokens = slice.tokens() + (now - takenAt < SECOND ? tokens : 0);
    takenAt = now;
    left = slice.left();
    wasShort = slice.tokens() < asked;
  }

  /** About how much there is still. */
  synchronized long remaining() {
    return Math.min(quota.burst(), tokens + left);
  }

  /** After how many seconds there is as much as can be. */
  synchronized long secondsUntilFull() {
    return (quota.burst() - remaining() + quota.rate() - 1) / quota.rate();
  }
}
