package org.lockstep.entity.profile;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.problem.Violation;

/**
 * {@code ?validAt=} a calendar date, and {@code ?knownAt=} an RFC 3339 instant that has passed;
 * today and all that is known unless told.
 */
public class AsOfRequest {
  private static final int LONGEST_INSTANT = 40;

  @QueryParam("validAt")
  @Nullable String validAt;

  @QueryParam("knownAt")
  @Nullable String knownAt;

  /**
   * @throws Refusal 400 if something is wrong with them
   */
  AsOf at(Instant now) {
    List<Violation> violations = new ArrayList<>();
    LocalDate day = null;
    try {
      if (validAt != null) {
        if (validAt.length() != 10) {
          throw new DateTimeException(validAt);
        }
        day = LocalDate.parse(validAt);
      }
    } catch (DateTimeException e) {
      violations.add(new Violation("validAt", "must be a calendar date such as 2024-05-24"));
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
      violations.add(
          new Violation(
              "knownAt", "must be an instant that has passed, such as 2024-05-24T09:00:00Z"));
    }
    if (!violations.isEmpty()) {
      throw Refusal.invalid(violations);
    }
    return new AsOf(day, known, now);
  }
}
