package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.endpoint.TargetPolicy;
import org.lockstep.alert.signing.MessageSigner;
import org.lockstep.http.outbound.CheckedTarget;
import org.lockstep.http.outbound.RefusedTargetException;
import org.lockstep.http.trace.CurrentTrace;
import org.lockstep.http.trace.Step;
import org.lockstep.http.trace.TraceParent;
import org.lockstep.http.trace.Traces;

/** Makes one attempt: asks the policy, signs, sends. No thread waits for a resolver or receiver. */
@ApplicationScoped
class Courier {
  private static final Logger LOG = Logger.getLogger(Courier.class);

  private final TargetPolicy targets;
  private final MessageSigner signer;
  private final WebhookClient client;
  private final DeliveryConfig config;
  private final Traces traces;
  private final Clock clock;

  Courier(
      TargetPolicy targets,
      MessageSigner signer,
      WebhookClient client,
      DeliveryConfig config,
      Traces traces,
      Clock clock) {
    this.targets = targets;
    this.signer = signer;
    this.client = client;
    this.config = config;
    this.traces = traces;
    this.clock = clock;
  }

  /**
   * One attempt; fails where it could not end under the lease any more, and nothing is sent then.
   *
   * @param threads for what asks the database
   */
  CompletableFuture<Report> attempt(Shipment shipment, Executor threads) {
    Instant started = clock.instant();
    long ticks = System.nanoTime();
    // Each attempt is a step of its own, of the trace that all of them share.
    Step step = traces.calling("POST webhook", shipment.trace());
    return targets
        .check(shipment.url(), shipment.owner())
        .handleAsync(
            (target, failure) ->
                failure == null
                    ? send(shipment, target, step.context())
                    : CompletableFuture.completedFuture(
                        new Sent(Answer.none(refusal(shipment, failure)), List.of())),
            threads)
        .thenCompose(sent -> sent)
        .thenCompose(sent -> shownAlike(sent, ticks))
        .thenApply(sent -> new Report(started, since(ticks), sent.answer(), sent.keyIds()))
        // No event loop keeps a trace for its line.
        .whenCompleteAsync((report, failure) -> end(step, shipment, report), threads);
  }

  /**
   * @param report none where the attempt was given up
   */
  private static void end(Step step, Shipment shipment, @Nullable Report report) {
    step.saying("lockstep.delivery", shipment.deliveryId().toString())
        .saying("lockstep.endpoint", shipment.endpointId().toString());
    if (report != null) {
      Outcome outcome = report.answer().outcome();
      CurrentTrace.run(
          step.context(),
          () ->
              LOG.infof(
                  "Delivery %s to endpoint %s: %s after %d ms",
                  shipment.deliveryId(),
                  shipment.endpointId(),
                  outcome,
                  (Long) report.duration().toMillis()));
      step.saying("lockstep.outcome", outcome.name());
    }
    if (report == null || !report.answer().ok()) {
      step.fail();
    }
    step.end();
  }

  private record Sent(Answer answer, List<String> keyIds) {}

  private CompletableFuture<Sent> send(Shipment shipment, CheckedTarget target, TraceParent step) {
    var signed =
        signer.sign(
            shipment.endpointId(), shipment.signatures(), shipment.webhookId(), shipment.body());
    if (clock.instant().plus(config.deadline()).isAfter(shipment.until())) {
      throw new IllegalStateException("It waited until its lease was nearly over");
    }
    return client
        .post(target, shipment.webhookId(), signed, step, shipment.body())
        .thenApply(answer -> new Sent(answer, signed.keyIds()));
  }

  private static Outcome refusal(Shipment shipment, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof RefusedTargetException refused) {
      if (refused.unresolved()) {
        return Outcome.UNRESOLVED;
      }
      LOG.warnf("Endpoint %s is not sent to: %s", shipment.endpointId(), refused.getMessage());
      return Outcome.BLOCKED;
    }
    throw new CompletionException(cause);
  }

  /** Why nothing was reached must not show in how long that took. */
  private static CompletableFuture<Sent> shownAlike(Sent sent, long ticks) {
    var shown = CompletableFuture.completedFuture(sent);
    return sent.answer().outcome().reached()
        ? shown
        : new CompletableFuture<Sent>()
            .completeOnTimeout(
                sent, TargetPolicy.untilStep(since(ticks)).toMillis() + 1, TimeUnit.MILLISECONDS);
  }

  private static Duration since(long ticks) {
    return Duration.ofNanos(System.nanoTime() - ticks);
  }
}
