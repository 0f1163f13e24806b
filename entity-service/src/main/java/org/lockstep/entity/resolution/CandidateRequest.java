package org.lockstep.entity.resolution;

import jakarta.ws.rs.QueryParam;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.rest.QueryFaults;

/** Which page of the candidates is asked for. */
public class CandidateRequest extends QueryFaults {
  private static final int USUAL = 100;
  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|[1-4][0-9]{2}|500");
  private static final Pattern NEXT = Pattern.compile("[0-9a-f-]{0,36}");

  @QueryParam("limit")
  @Nullable String limit;

  @QueryParam("after")
  @Nullable String after;

  @Override
  public void check() {
    if (limit != null && !LIMIT.matcher(limit).matches()) {
      add("limit", "must be a whole number from 1 to 500");
    }
    if (after != null && !NEXT.matcher(after).matches()) {
      add("after", "must be the next of an earlier answer");
    }
    super.check();
  }

  int limit() {
    return limit == null ? USUAL : Integer.parseInt(limit);
  }

  String after() {
    return after == null ? "" : after;
  }
}
