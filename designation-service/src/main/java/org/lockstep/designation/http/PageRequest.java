package org.lockstep.designation.http;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.problem.ProblemException;

/** Which page of a list: {@code ?limit=} from 1 to 500, 100 unless told, and {@code ?after=}. */
public class PageRequest {
  private static final int MOST = 500;

  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("after")
  @Nullable String after;

  /**
   * How many items at most.
   *
   * @throws ProblemException 400 unless it is a whole number from 1 to 500
   */
  public int limit() {
    if (limit == null) {
      return 100;
    }
    if (limit.matches("[0-9]{1,3}")) {
      int value = Integer.parseInt(limit);
      if (value >= 1 && value <= MOST) {
        return value;
      }
    }
    throw ProblemException.invalid("limit", "must be a whole number from 1 to " + MOST);
  }

  public Cursor after() {
    return Cursor.after(after);
  }
}
