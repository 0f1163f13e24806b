package org.lockstep.events;

import java.sql.SQLException;
import java.util.StringJoiner;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a failure. Messages of libraries are not: they quote records, and name classes
 * and what is in databases.
 */
final class FailureWords {
  private static final int MOST = 1_000;
  private static final int MOST_CAUSES = 4;
  private static final int MOST_PLACES = 4;

  private FailureWords() {}

  /** Why a record was put aside, as one line that does not steer a terminal. */
  static String reason(@Nullable Throwable failure) {
    String reason = words(failure);
    return reason
        .substring(0, Math.min(MOST, reason.length()))
        .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", " ");
  }

  private static String words(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PoisonException poison) {
        return poison.fault();
      }
      if (cause instanceof RecordTooLargeException) {
        return "What follows from it is larger than Kafka takes";
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return "The database does not take it (SQLSTATE " + sql.getSQLState() + ")";
      }
      if (cause instanceof StackOverflowError) {
        return "It is nested deeper than this service can follow";
      }
    }
    return "This service failed at it; its log says where, at the time of this record";
  }

  /** For the log: the reason, with types and places. */
  static String line(@Nullable Throwable failure) {
    StringJoiner line = new StringJoiner(" <- ", reason(failure) + ": ", "");
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      line.add(one(cause));
      cause = cause.getCause();
    }
    return line.toString();
  }

  private static String one(Throwable cause) {
    StringJoiner places = new StringJoiner(", ", cause.getClass().getName() + " at ", "");
    int left = MOST_PLACES;
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
