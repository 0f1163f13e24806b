package org.lockstep.local.process;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is going on, line by line: what has become ready and how long it took; every ten seconds,
 * what is still awaited. No cursor tricks, so that a log file reads like the screen.
 */
public final class Progress {
  private static final long SIGN_OF_LIFE_MILLIS = 10_000;

  private final PrintStream out;
  private final long start = System.nanoTime();
  private final Map<String, Step> open = new LinkedHashMap<>();

  public Progress(PrintStream out) {
    this.out = out;
    Thread signOfLife = new Thread(this::signsOfLife, "progress");
    signOfLife.setDaemon(true);
    signOfLife.start();
  }

  /** Something that takes a while has begun. */
  public Step begin(String what) {
    Step step = new Step(what);
    synchronized (open) {
      open.put(what, step);
    }
    return step;
  }

  /** A line of its own. */
  public void say(String line) {
    out.printf("%7s  %s%n", seconds(start), line);
    out.flush();
  }

  private void signsOfLife() {
    try {
      while (true) {
        Thread.sleep(SIGN_OF_LIFE_MILLIS);
        String awaited;
        synchronized (open) {
          awaited =
              open.values().stream()
                  .filter(Step::isLong)
                  .map(step -> step.what + " (" + seconds(step.begun).strip() + ")")
                  .collect(Collectors.joining(", "));
        }
        if (!awaited.isEmpty()) {
          say("… " + awaited);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String seconds(long since) {
    return "%.1f s".formatted((System.nanoTime() - since) / 1e9);
  }

  /** One thing that takes a while. */
  public final class Step {
    private final String what;
    private final long begun = System.nanoTime();

    private Step(String what) {
      this.what = what;
    }

    private boolean isLong() {
      return System.nanoTime() - begun > SIGN_OF_LIFE_MILLIS * 500_000;
    }

    /** It is done: says so, with the time it took. */
    public void done(String result) {
      failed();
      say("%-20s %s after %s".formatted(what, result, seconds(begun)));
    }

    /** It will not be done; somebody else says why. */
    public void failed() {
      synchronized (open) {
        open.remove(what);
      }
    }
  }
}
