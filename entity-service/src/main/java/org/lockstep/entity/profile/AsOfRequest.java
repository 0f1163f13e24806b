package org.lockstep.entity.profile;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.rest.QueryFaults;

/**
 * {@code ?validAt=} a calendar date, and {@code ?knownAt=} an RFC 3339 instant that has passed;
 * today and all that is known unless told.
 */
public class AsOfRequest extends QueryFaults {
  private static final int LONGEST_INSTANT = 40;

  @QueryParam("validAt")
  @Parameter(
      description = "What holds on this day, which is a day of each authority; today if not given.",
      example = "2024-05-24")
  @Nullable String validAt;

  @QueryParam("knownAt")
  @Parameter(
      description =
          "What the register knew at this instant, which has passed; all it knows if not given.",
      example = "2024-05-24T09:00:00Z")
  @Nullable String knownAt;

  /**
   * @throws org.lockstep.http.problem.Refusal 400 with all that is wrong with a query of nothing
   *     else
   */
  AsOf at(Instant now) {
    AsOf asOf = at(now, this);
    check();
    return asOf;
  }

  AsOf at(Instant now, QueryFaults faults) {
    LocalDate day = null;
    try {
      if (validAt != null) {
        if (validAt.length() != 10) {
          throw new DateTimeException(validAt);
        }
        day = LocalDate.parse(validAt);
      }
    } catch (DateTimeException e) {
      faults.add("validAt", "must be a calendar date such as 2024-05-24");
    }
    Instant known = null;
    try {
      if (knownAt != null) {
        known = OffsetDateTime.parse(knownAt).toInstant();
        if (known.isAfter(now) || knownAt.length() > LONGEST_INSTANT) {
          throw new DateTimeException(knownAt);
        }
      }
    } catch (DateTimeException e) {
      faults.add("knownAt", notPassed(knownAt));
    }
    return new AsOf(day, known, now);
  }

  private static String notPassed(@Nullable String sent) {
    return "must be an instant that has passed, such as 2024-05-24T09:00:00Z"
        + (sent == null ? "" : plus("knownAt", sent));
  }
}
