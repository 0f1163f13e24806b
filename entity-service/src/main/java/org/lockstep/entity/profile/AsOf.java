package org.lockstep.entity.profile;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The two times of a question.
 *
 * @param validAt the day asked for; none for today, which differs by authority
 * @param knownAt the recorded time up to which designations are read; none for all
 */
public record AsOf(@Nullable LocalDate validAt, @Nullable Instant knownAt, Instant now) {

  /** All that is known, on a day; none for today. */
  public static AsOf on(@Nullable LocalDate day, Instant now) {
    return new AsOf(day, null, now);
  }

  public LocalDate dayOf(String authority) {
    return validAt == null ? AuthorityDays.on(now, authority) : validAt;
  }

  /** Whether the version was recorded by then; of old records it is not known when. */
  boolean knows(Listing version) {
    Instant recordedAt = version.recordedAt();
    return knownAt == null || recordedAt == null || !recordedAt.isAfter(knownAt);
  }
}
