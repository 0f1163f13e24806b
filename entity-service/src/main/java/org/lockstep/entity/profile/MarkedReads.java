package org.lockstep.entity.profile;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.lockstep.http.marking.Purpose;
import org.lockstep.http.marking.Reader;

/** Keeps who is shown designations of {@code AMBER} and above, when and what for. */
@ApplicationScoped
public class MarkedReads {
  private final MarkedListings marked;
  private final MarkedReadings readings;
  private final Colleagues caller;
  private final Clock clock;
  private final HttpServerRequest request;

  MarkedReads(
      MarkedListings marked,
      MarkedReadings readings,
      Colleagues caller,
      Clock clock,
      HttpServerRequest request) {
    this.marked = marked;
    this.readings = readings;
    this.caller = caller;
    this.clock = clock;
    this.request = request;
  }

  /**
   * Keeps what the answer to the request is about to show, as far as it is of {@code AMBER} and
   * above.
   *
   * @throws org.lockstep.http.problem.Refusal 428 if there is any, and the request says no purpose
   */
  public void keep(Stream<Listing> shown) {
    Reader reader = caller.reader();
    if (!Purpose.isNeededFor(reader.clearance())) {
      return;
    }
    List<String> kept =
        marked.keptWhenRead(shown.map(Listing::designationId).distinct().toList(), reader);
    if (kept.isEmpty()) {
      return;
    }
    String purpose = Purpose.of(request.headers().getAll(Purpose.HEADER));
    readings.keep(
        new MarkedReading(
            UUID.randomUUID().toString(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            caller.name(),
            caller.client(),
            caller.authority(),
            reader.clearance().label(),
            purpose,
            request.path(),
            kept));
  }
}
