package org.lockstep.http.problem;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a store that cannot be used at the moment from a fault of ours: the one is worth a second
 * try, the other is not. Failures come wrapped (by the mapper, by the transaction), so all that
 * caused one is looked at.
 */
public final class StoreFailure {
  /**
   * Connection, no entry, too few resources, operator intervention, failure of the system; then the
   * single ones: a standby that takes no writes, serialization, deadlock, lock.
   */
  private static final Set<String> STATES =
      Set.of("08", "28", "53", "57", "58", "25006", "40001", "40P01", "55P03");

  /** Types of libraries that not every service has. */
  private static final Set<String> TYPES =
      Set.of(
          "com.mongodb.MongoTimeoutException",
          "com.mongodb.MongoSocketException",
          "com.mongodb.MongoServerUnavailableException",
          "com.mongodb.MongoConnectionPoolClearedException",
          "com.mongodb.MongoNotPrimaryException",
          "com.mongodb.MongoNodeIsRecoveringException",
          "com.mongodb.MongoExecutionTimeoutException",
          "com.mongodb.MongoInterruptedException",
          "com.mongodb.MongoOperationTimeoutException",
          "com.mongodb.MongoWriteConcernException",
          "org.hibernate.exception.JDBCConnectionException");

  private static final int MOST_CAUSES = 50;

  private StoreFailure() {}

  /** Whether the store, or what leads to it, was away, full or busy. */
  public static boolean isIn(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> open = new ArrayDeque<>();
    open.add(failure);
    for (Throwable next = open.poll();
        next != null && seen.size() < MOST_CAUSES;
        next = open.poll()) {
      if (!seen.add(next)) {
        continue;
      }
      if (isOne(next)) {
        return true;
      }
      add(open, next.getCause());
      for (Throwable suppressed : next.getSuppressed()) {
        open.add(suppressed);
      }
      if (next instanceof SQLException sql) {
        add(open, sql.getNextException());
      }
    }
    return false;
  }

  private static void add(Deque<Throwable> open, @Nullable Throwable cause) {
    if (cause != null) {
      open.add(cause);
    }
  }

  private static boolean isOne(Throwable failure) {
    if (failure instanceof SQLException sql) {
      return isOne(sql);
    }
    if (failure instanceof RejectedExecutionException) {
      return true;
    }
    for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
      if (TYPES.contains(type.getName())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(SQLException failure) {
    String state = failure.getSQLState();
    if (state == null || state.isEmpty()) {
      // The pool has no states of its own, only words: no connection in time, or closed.
      String message = String.valueOf(failure.getMessage());
      return message.contains("cquisition timeout") || message.startsWith("This pool is closed");
    }
    return STATES.contains(state)
        || STATES.contains(state.substring(0, Math.min(2, state.length())));
  }
}
