package org.lockstep.local.lists;

import java.io.PrintStream;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lines that stay, and below them what is going on just now: on a terminal one line that is
 * rewritten; elsewhere, so that a log reads well, a line now and then.
 */
final class Screen {
  private static final long NANOS = 1_000_000_000L;
  private static final long REWRITE_NANOS = NANOS / 8;
  private static final long LINE_NANOS = 10 * NANOS;
  private static final String ERASE = "\r\u001b[K";
  private static final int WIDEST = 100;

  private final PrintStream out;
  private final int columns;
  private final boolean quiet;
  private final LongSupplier nanoTime;
  private boolean live;
  private long shown;

  /**
   * @param columns of the terminal; 0 if there is none
   * @param quiet whether what is going on is not shown
   */
  Screen(PrintStream out, int columns, boolean quiet, LongSupplier nanoTime) {
    this.out = out;
    this.columns = Math.min(columns, WIDEST);
    this.quiet = quiet;
    this.nanoTime = nanoTime;
    this.shown = nanoTime.getAsLong();
  }

  /** Whether what is going on is rewritten in place. */
  boolean isTerminal() {
    return columns > 0;
  }

  /** A line that stays, unless only the outcome is wanted. */
  void tell(String line) {
    if (!quiet) {
      say(line);
    }
  }

  /** A text that stays, unless only the outcome is wanted. */
  void tell(String sign, String text) {
    if (!quiet) {
      say(sign, text);
    }
  }

  /** A line that stays. */
  void say(String line) {
    settle();
    out.println(line);
    out.flush();
  }

  /** A text that stays; on a terminal it is broken between words, and stands beside its sign. */
  void say(String sign, String text) {
    int room = columns - sign.length() - 1;
    if (room <= 0) {
      say(sign + text);
      return;
    }
    String before = sign;
    for (String line : Text.lines(text, room)) {
      say(before + line);
      before = " ".repeat(sign.length());
    }
  }

  /** What is going on just now, when it is time to show it again. */
  void now(Supplier<String> line) {
    long time = nanoTime.getAsLong();
    if (quiet || time - shown < (isTerminal() ? REWRITE_NANOS : LINE_NANOS)) {
      return;
    }
    shown = time;
    String text = line.get();
    if (isTerminal()) {
      out.print(ERASE + text.substring(0, Math.min(text.length(), columns - 1)));
      live = true;
    } else {
      out.println(text);
    }
    out.flush();
  }

  /** Takes away what was going on. */
  void settle() {
    if (live) {
      out.print(ERASE);
      out.flush();
      live = false;
    }
  }
}
