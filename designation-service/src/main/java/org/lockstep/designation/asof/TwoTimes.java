package org.lockstep.designation.asof;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.http.Parameters;
import org.lockstep.designation.journal.Journal;

/** Reads the two times of a request. */
@ApplicationScoped
public class TwoTimes {
  /** Longer than any transaction lasts. */
  private static final Duration MAY_STILL_COME = Duration.ofMinutes(2);

  private final Journal journal;
  private final Clock clock;

  TwoTimes(Journal journal, Clock clock) {
    this.journal = journal;
    this.clock = clock;
  }

  /** Both times; what is wrong with them is added to the parameters. */
  public AsOf of(AsOfRequest request, Parameters parameters) {
    LocalDate day = parameters.date("validAt", request.validAt);
    Instant known = knownAt(request.knownAt, parameters);
    return new AsOf(
        day == null ? LocalDate.now(clock) : day, day != null, known == null ? AsOf.NOW : known);
  }

  /**
   * Both times, where a request has no other parameters.
   *
   * @throws org.lockstep.designation.problem.ProblemException 400 if something is wrong with them
   */
  public AsOf of(AsOfRequest request) {
    Parameters parameters = new Parameters();
    AsOf asOf = of(request, parameters);
    parameters.check();
    return asOf;
  }

  /** Today, and all that is known. */
  public AsOf now() {
    return new AsOf(LocalDate.now(clock), false, AsOf.NOW);
  }

  /** For what has no valid time: reference to the register alone. */
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
          // What is being recorded right now may get an earlier time than this.
          journal.awaitWriters();
        }
        return known;
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    parameters.refuse(
        "knownAt",
        "must be an instant that has passed, such as 2024-05-24T09:00:00Z, or a register state");
    return null;
  }
}
