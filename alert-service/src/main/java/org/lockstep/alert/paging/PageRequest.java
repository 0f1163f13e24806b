package org.lockstep.alert.paging;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.rest.QueryFaults;

/** Which part of a list is asked for. */
public class PageRequest extends QueryFaults {
  private static final int USUAL = 100;
  private static final int MOST = 500;

  // As text: what is no number would be answered as if there were no such path.
  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("after")
  @Nullable String after;

  /**
   * The part, once all other parameters are read.
   *
   * @throws org.lockstep.http.problem.Refusal 400 with all that is wrong with the query
   */
  public Part part() {
    var part = new Part(limit(), cursor());
    check();
    return part;
  }

  private int limit() {
    if (limit == null) {
      return USUAL;
    }
    int asked = limit.matches("[1-9][0-9]{0,2}") ? Integer.parseInt(limit) : 0;
    if (asked < 1 || asked > MOST) {
      add("limit", "must be a whole number from 1 to " + MOST);
    }
    return asked;
  }

  private Cursor cursor() {
    if (after == null) {
      return Cursor.START;
    }
    return Cursor.parse(after)
        .orElseGet(
            () -> {
              add("after", "must be the next of an earlier page");
              return Cursor.START;
            });
  }

  /**
   * A part of a list.
   *
   * @param after the row after which it begins
   */
  public record Part(int limit, Cursor after) {}
}
