package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.lockstep.alert.endpoint.TargetPolicy;
import org.lockstep.alert.endpoint.TargetPolicy.Verdict;
import org.lockstep.alert.signing.MessageSigner;

/** Makes one attempt: asks the policy, signs, sends. */
@ApplicationScoped
class Courier {
  private final TargetPolicy targets;
  private final MessageSigner signer;
  private final WebhookClient client;
  private final DeliveryConfig config;
  private final Clock clock;

  Courier(
      TargetPolicy targets,
      MessageSigner signer,
      WebhookClient client,
      DeliveryConfig config,
      Clock clock) {
    this.targets = targets;
    this.signer = signer;
    this.client = client;
    this.config = config;
    this.clock = clock;
  }

  Report attempt(Shipment shipment) {
    Instant started = clock.instant();
    long ticks = System.nanoTime();
    return switch (verdict(shipment.url())) {
      case ALLOWED -> {
        var signed =
            signer.sign(
                shipment.endpointId(),
                shipment.signatures(),
                shipment.webhookId(),
                shipment.body());
        var answer = client.post(shipment.url(), shipment.webhookId(), signed, shipment.body());
        yield new Report(started, since(ticks), answer, signed.keyIds());
      }
      case BLOCKED -> new Report(started, since(ticks), Answer.none(Outcome.BLOCKED), List.of());
      case UNRESOLVED -> new Report(started, since(ticks), Answer.none(Outcome.CONNECT), List.of());
    };
  }

  /** The resolver has a patience of its own; ours is the deadline. */
  private Verdict verdict(String url) {
    try {
      return CompletableFuture.supplyAsync(() -> targets.check(url))
          .orTimeout(config.deadline().toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof TimeoutException) {
        return Verdict.UNRESOLVED;
      }
      throw e;
    } catch (CancellationException e) {
      return Verdict.UNRESOLVED;
    }
  }

  private static Duration since(long ticks) {
    return Duration.ofNanos(System.nanoTime() - ticks);
  }
}
