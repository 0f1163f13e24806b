package org.lockstep.entity.screening;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockstep.entity.receipt.CanonicalJson;
import org.lockstep.entity.receipt.ReceiptKey;
import org.lockstep.entity.screening.ScreeningAnswer.ScreeningReceipt;
import org.lockstep.entity.screening.ScreeningAnswer.ScreeningResult;
import org.lockstep.entity.screening.engine.ScreeningIndex;
import org.lockstep.entity.screening.feed.RegisterView;
import org.lockstep.entity.screening.feed.ScreenedState;
import org.lockstep.entity.screening.feed.Views;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/** Screens: searches in memory, looks in the store at what was found, and signs for it. */
@ApplicationScoped
class Screening {
  private final Views views;
  private final Searching searching;
  private final Shown shown;
  private final ReceiptKey key;
  private final Duration deadline;
  private final Clock clock;

  /** Each takes all of a processor; more at a time would only make all of them late. */
  private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /**
   * @param deadline how long a call may search; what has not been looked at by then is said
   */
  Screening(
      Views views,
      Searching searching,
      Shown shown,
      ReceiptKey key,
      @ConfigProperty(name = "lockstep.screening.deadline", defaultValue = "4S") Duration deadline,
      Clock clock) {
    this.views = views;
    this.searching = searching;
    this.shown = shown;
    this.key = key;
    this.deadline = deadline;
    this.clock = clock;
  }

  ScreeningAnswer screen(ScreeningRequest request, Reader reader) {
    RegisterView view =
        views
            .of(reader)
            .orElseThrow(
                () ->
                    new Refusal(
                        CommonProblem.UNAVAILABLE,
                        "This replica is still reading the register; it screens against all of it,"
                            + " or not at all."));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Time time = new Time(deadline);
    List<Searching.Found> found = search(request, view, time);
    List<ScreeningResult> results = shown.of(request, found, view, now, reader);
    return answer(request, view.state(), now, results);
  }

  /** How much of it is left. */
  static final class Time {
    private final long end;

    Time(Duration all) {
      end = System.nanoTime() + all.toNanos();
    }

    boolean isOver() {
      return System.nanoTime() - end >= 0;
    }

    long nanosLeft() {
      return end - System.nanoTime();
    }
  }

  private List<Searching.Found> search(ScreeningRequest request, RegisterView view, Time time) {
    if (!hasTurn(time)) {
      throw new Refusal(
          CommonProblem.UNAVAILABLE, "Others are being screened for; nothing was screened yet.");
    }
    try {
      List<Searching.Found> found = new ArrayList<>();
      for (ScreeningQuery query : request.queries()) {
        found.add(searching.search(query, request, view, time));
      }
      return found;
    } finally {
      atOnce.release();
    }
  }

  private boolean hasTurn(Time time) {
    try {
      return atOnce.tryAcquire(time.nanosLeft(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ScreeningAnswer answer(
      ScreeningRequest request, ScreenedState state, Instant at, List<ScreeningResult> results) {
    String requestSha256 = CanonicalJson.sha256(request);
    String resultsSha256 = CanonicalJson.sha256(results);
    String algorithm = ScreeningIndex.version();
    Map<String, Object> signed = new TreeMap<>();
    signed.put("algorithm", algorithm);
    signed.put("requestSha256", requestSha256);
    signed.put("resultsSha256", resultsSha256);
    signed.put("screenedAt", at);
    signed.put("state", state);
    return new ScreeningAnswer(
        at,
        algorithm,
        state,
        results.stream().allMatch(ScreeningResult::complete),
        results,
        new ScreeningReceipt(requestSha256, resultsSha256, key.sign(CanonicalJson.of(signed))));
  }
}
