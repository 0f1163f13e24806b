package org.lockstep.designation.asof;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.access.Places;
import org.lockstep.designation.journal.Journal;
import org.lockstep.designation.marking.Markings;
import org.lockstep.http.rest.Parameters;
import org.lockstep.http.rest.QueryFaults;

/** Reads the two times of a request. */
@ApplicationScoped
public class TwoTimes {
  /** Longer than any transaction lasts, the publication of the largest list included. */
  public static final Duration MAY_STILL_COME = Duration.ofMinutes(35);

  /** Recorded times are of whole milliseconds. */
  private static final Duration TICK = Duration.ofMillis(3);

  private static final int WAITING = 24;
  private static final int OF_ONE_CALLER = 8;

  private final Journal journal;
  private final Clock clock;
  private final TimeZones timeZones;
  private final Caller caller;
  private final Markings markings;

  /** Each holds a thread while somebody writes. */
  private final Places places = new Places(WAITING, OF_ONE_CALLER, "reads of the present");

  TwoTimes(Journal journal, Clock clock, TimeZones timeZones, Caller caller, Markings markings) {
    this.journal = journal;
    this.clock = clock;
    this.timeZones = timeZones;
    this.caller = caller;
    this.markings = markings;
  }

  /** Both times; what is wrong with them is added to the parameters. */
  public AsOf of(AsOfRequest request, Parameters parameters) {
    LocalDate day = parameters.date("validAt", request.validAt);
    Instant known = knownAt(request.knownAt, parameters);
    return new AsOf(
        day == null ? timeZones.today() : Days.all(day),
        day != null,
        known == null ? AsOf.LATEST : known,
        markings.visible());
  }

  /**
   * Both times, where a request has no other parameters.
   *
   * @throws org.lockstep.http.problem.Refusal 400 if something is wrong with the query; 503 if the
   *     register is being written to and they are of now, as for all of these methods
   */
  public AsOf alone(AsOfRequest request, Parameters parameters) {
    AsOf asOf = of(request, parameters);
    parameters.check();
    return asOf;
  }

  /** Today, for each authority its own, and all that is known. */
  public AsOf now() {
    return new AsOf(timeZones.today(), false, AsOf.LATEST, markings.visible());
  }

  /** The recorded time of a request. */
  private @Nullable Instant knownAt(@Nullable String value, Parameters parameters) {
    if (value == null) {
      return null;
    }
    Instant now = clock.instant();
    if (value.matches("[0-9]{1,15}")) {
      long state = Long.parseLong(value);
      if (journal.isState(state)) {
        return journal.recordedAt(state);
      }
      parameters.refuse(
          "knownAt",
          "is not a state the register was in; states are the sizes of the journal after each"
              + " change, the latest is "
              + journal.size());
      return null;
    }
    try {
      Instant known = OffsetDateTime.parse(value).toInstant();
      if (!known.isAfter(now) && value.length() <= 40) {
        if (known.isAfter(now.minus(MAY_STILL_COME))) {
          awaitWriters(known, now);
        }
        // Further back than the store can tell, there was nothing either.
        return known.isBefore(Instant.EPOCH) ? Instant.EPOCH : known;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    parameters.refuse(
        "knownAt",
        "must be an instant that has passed, such as 2024-05-24T09:00:00Z, or a register state"
            + QueryFaults.plus("knownAt", value));
    return null;
  }

  /** What is being recorded right now may get an earlier time than this. */
  private void awaitWriters(Instant known, Instant now) {
    if (known.isAfter(now.minus(TICK))) {
      LockSupport.parkNanos(TICK.toNanos());
    }
    if (!journal.isCompleteUpTo(known)) {
      try (Places.Place waiting = places.take(caller.scope())) {
        journal.awaitCompleteUpTo(known);
      }
    }
  }
}
