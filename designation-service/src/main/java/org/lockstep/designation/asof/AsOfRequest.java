package org.lockstep.designation.asof;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/**
 * {@code ?validAt=} a calendar date, and {@code ?knownAt=} an RFC 3339 instant or a register state;
 * today and all that is known unless told. Today is each authority's own: its days begin and end in
 * its time zone.
 */
public class AsOfRequest {
  @QueryParam("validAt")
  @Nullable String validAt;

  @QueryParam("knownAt")
  @Nullable String knownAt;
}
