package org.lockstep.designation.http;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a key that somebody else has taken meanwhile from other failures of the store. */
public final class UniqueKeys {
  private static final String UNIQUE_VIOLATION = "23505";

  private UniqueKeys() {}

  public static boolean isViolated(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
