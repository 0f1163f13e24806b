package org.lockstep.alert.paging;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
public final class PageRequest {
  // As text: what is no number would be answered as if there were no such path.
  @QueryParam("limit")
  @DefaultValue("100")
  @Pattern(
      regexp = "[1-9][0-9]?|[1-4][0-9]{2}|500",
      message = "must be a whole number from 1 to 500")
  String limit = "100";

  @QueryParam("after")
  @Nullable String after;

  public int limit() {
    return Integer.parseInt(limit);
  }

  /** The row after which the page begins. */
  public Cursor after() {
    return Cursor.parse(after);
  }
}
