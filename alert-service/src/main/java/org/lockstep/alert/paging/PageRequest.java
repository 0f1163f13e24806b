package org.lockstep.alert.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
public final class PageRequest {
  @QueryParam("limit")
  @DefaultValue("100")
  @Min(value = 1, message = "must be 1 to 500")
  @Max(value = 500, message = "must be 1 to 500")
  int limit = 100;

  @QueryParam("after")
  @Nullable String after;

  public int limit() {
    return limit;
  }

  /** The row after which the page begins. */
  public Cursor after() {
    return Cursor.parse(after);
  }
}
