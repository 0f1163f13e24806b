package org.lockstep.entity.profile;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a designation on some days in a row, ISO 8601; a day is one of its authority.
 *
 * @param startDate first of them; absent if it always did
 * @param endDate last of them; absent for good
 * @param status NOT_YET_IN_FORCE, IN_FORCE, SUSPENDED or DELISTED
 * @param contentVersion the version of the designation that says what is listed
 */
public record ListingState(
    @Nullable String startDate, @Nullable String endDate, String status, int contentVersion) {
  private static final String NOT_YET_IN_FORCE = "NOT_YET_IN_FORCE";
  static final String IN_FORCE = "IN_FORCE";

  public ListingState {
    requireNonNull(status, "status");
    if (startDate != null) {
      LocalDate.parse(startDate);
    }
    if (endDate != null) {
      LocalDate.parse(endDate);
    }
  }

  public boolean isListed() {
    return status.equals(IN_FORCE) || status.equals("SUSPENDED");
  }

  boolean isDelisted() {
    return status.equals("DELISTED");
  }

  boolean holdsOn(LocalDate day) {
    return (startDate == null || !LocalDate.parse(startDate).isAfter(day))
        && (endDate == null || !LocalDate.parse(endDate).isBefore(day));
  }

  /**
   * Of a version whose event does not say it, as those from before it was said: what holds from
   * when to when, and that it was in force before and after.
   *
   * @param status of the version; absent when it is published
   * @param startDate first day that the version is about, if it says so
   */
  public static List<ListingState> of(
      int version,
      @Nullable String status,
      @Nullable String listingDate,
      @Nullable String startDate,
      @Nullable String endDate) {
    String told = status == null ? IN_FORCE : status;
    List<ListingState> states = new ArrayList<>();
    String from = startDate == null ? listingDate : startDate;
    String listed = listingDate;
    if (listed != null && from != null && listed.compareTo(from) < 0) {
      states.add(new ListingState(null, dayBefore(listed), NOT_YET_IN_FORCE, version));
      states.add(new ListingState(listed, dayBefore(from), IN_FORCE, version));
    } else if (from != null) {
      states.add(
          new ListingState(
              null, dayBefore(from), listed == null ? IN_FORCE : NOT_YET_IN_FORCE, version));
    }
    states.add(new ListingState(from, endDate, told, version));
    if (endDate != null) {
      String next = LocalDate.parse(endDate).plusDays(1).toString();
      states.add(new ListingState(next, null, IN_FORCE, version));
    }
    return states;
  }

  private static String dayBefore(String day) {
    return LocalDate.parse(day).minusDays(1).toString();
  }
}
