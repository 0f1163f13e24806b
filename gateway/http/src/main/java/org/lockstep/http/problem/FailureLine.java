package org.lockstep.http.problem;

import java.util.StringJoiner;

/**
 * A failure as one line of bounded length for the log. It has no messages: they quote what callers
 * sent and what the register holds, and neither belongs into a log.
 */
public final class FailureLine {
  private static final int MOST_CAUSES = 4;
  private static final int FRAMES = 6;
  private static final int LENGTH = 2000;

  private FailureLine() {}

  /** Types and places, the outermost first. */
  public static String of(Throwable failure) {
    StringJoiner causes = new StringJoiner(" <- ");
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      causes.add(one(cause));
      cause = cause.getCause();
    }
    String line = causes.toString();
    return line.length() <= LENGTH ? line : line.substring(0, LENGTH);
  }

  private static String one(Throwable cause) {
    StringJoiner places = new StringJoiner(", ", cause.getClass().getName() + " at ", "");
    int left = FRAMES;
    StackTraceElement[] stack = cause.getStackTrace();
    for (int i = 0; i < stack.length && left > 0; i++) {
      // The first place, and then those of our own.
      if (i == 0 || stack[i].getClassName().startsWith("org.lockstep.")) {
        places.add(stack[i].getFileName() + ":" + stack[i].getLineNumber());
        left--;
      }
    }
    return places.toString();
  }
}
