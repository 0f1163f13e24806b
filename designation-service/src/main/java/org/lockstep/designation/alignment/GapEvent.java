package org.lockstep.designation.alignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.register.EditionOfList;
import org.lockstep.http.marking.Marking;

/**
 * Data of {@code org.lockstep.alignment.gap_opened.v1} and {@code …gap_closed.v1}.
 *
 * @param version counts the events of both types of one entity, from 1
 * @param asOf the day on which it is so
 * @param gaps those that opened, or closed, with this event
 * @param listings in force on that day, at most {@link #MOST_LISTINGS}
 * @param listingsInAll how many there are, where they are more than the ones given
 * @param programmes with measures and countries: of all its listings, those that are no longer in
 *     force included, so that whoever was told that a gap opened is told that it closed
 * @param edition of an official list that changed what is listed; absent where something else did
 */
record GapEvent(
    UUID entityId,
    long version,
    String caption,
    String subjectType,
    LocalDate asOf,
    List<Gap> gaps,
    List<Listing> listings,
    @Nullable Integer listingsInAll,
    List<String> programmes,
    List<String> measures,
    List<String> countries,
    Marking marking,
    Instant recordedAt,
    @Nullable EditionOfList edition) {

  /** This event as one that an edition caused, if one did. */
  GapEvent of(@Nullable EditionOfList cause) {
    return new GapEvent(
        entityId,
        version,
        caption,
        subjectType,
        asOf,
        gaps,
        listings,
        listingsInAll,
        programmes,
        measures,
        countries,
        marking,
        recordedAt,
        cause);
  }

  /** An event must stay a message. */
  static final int MOST_LISTINGS = 500;

  /**
   * @param openedOn the day as of which it was told that it opened
   */
  record Gap(String authority, Reason reason, LocalDate openedOn) {}

  record Listing(
      String authority,
      UUID designationId,
      @Nullable String authorityId,
      @Nullable LocalDate listingDate) {}

  /** Why it opened: the first four; why it closed: the others. */
  enum Reason {
    NOT_LISTED,
    NOT_YET_IN_FORCE,
    SUSPENDED,
    NO_LONGER_IN_FORCE,
    LISTED,
    LISTED_BY_NOBODY
  }
}
