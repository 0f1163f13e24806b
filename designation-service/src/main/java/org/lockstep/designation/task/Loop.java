package org.lockstep.designation.task;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.lockstep.http.problem.FailureLine;

/**
 * A thread that does the same work again and again until the service stops. Whatever a round
 * throws, the next one comes.
 */
public final class Loop {
  private static final Logger LOG = Logger.getLogger(Loop.class);

  /** How long a round may take to end by itself, and then, interrupted, to give up. */
  private static final Duration GOODBYE = Duration.ofSeconds(3);

  private static final Duration LAST_WORD = Duration.ofSeconds(1);

  /** The work of one round. */
  @FunctionalInterface
  public interface Round {
    /**
     * Goes round once.
     *
     * @return false if something has to be tried again and the log says so already
     */
    boolean go() throws Exception;
  }

  private final String name;
  private final String trouble;
  private final Duration pause;
  private final Duration pauseAfterFailure;
  private final Round round;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile long lastSuccess = System.nanoTime();
  private boolean failing;

  /**
   * @param name of the thread and of its meter, such as {@code gap-sweep}
   * @param trouble what a failed round means, for the log
   */
  public Loop(
      String name, String trouble, Duration pause, Duration pauseAfterFailure, Round round) {
    this.name = name;
    this.trouble = trouble;
    this.pause = pause;
    this.pauseAfterFailure = pauseAfterFailure;
    this.round = round;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  public void start(MeterRegistry meters) {
    Gauge.builder("lockstep.loop.last.success.age", this, Loop::secondsSinceSuccess)
        .tag("loop", name)
        .baseUnit("seconds")
        .description("How long ago a round of this loop last succeeded, or the loop began")
        .register(meters);
    lastSuccess = System.nanoTime();
    thread.start();
  }

  /** Whether nobody has stopped it; a round of many steps asks before each of them. */
  public boolean goesOn() {
    return stopped.getCount() > 0;
  }

  /** Returns when the loop has ended, or after four seconds if it does not. */
  public void stop() throws InterruptedException {
    stopped.countDown();
    thread.join(GOODBYE.toMillis());
    thread.interrupt();
    thread.join(LAST_WORD.toMillis());
  }

  private void run() {
    while (goesOn()) {
      Duration rest = succeeds() ? pause : pauseAfterFailure;
      try {
        stopped.await(rest.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        // Whether it goes on is not for an interrupt to say.
      }
    }
  }

  private boolean succeeds() {
    try {
      if (!round.go()) {
        return false;
      }
      lastSuccess = System.nanoTime();
      if (failing) {
        failing = false;
        LOG.infof("%s: goes round again", name);
      }
      return true;
    } catch (Throwable e) {
      if (!failing && goesOn()) {
        failing = true;
        LOG.warnf("%s: %s: %s", name, trouble, FailureLine.of(e));
      }
      return false;
    }
  }

  private double secondsSinceSuccess() {
    return (System.nanoTime() - lastSuccess) / 1e9;
  }
}
