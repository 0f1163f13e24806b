package org.lockstep.alert.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.lockstep.http.outbound.CheckedTarget;
import org.lockstep.http.outbound.NameLookups;
import org.lockstep.http.outbound.TargetRules;

/**
 * Which URLs this service connects to on behalf of a partner. Asked when an endpoint is made and
 * again before every attempt, which goes to the very addresses that were checked.
 *
 * <p>Callers must not tell a partner more than {@link #RULE}, and not sooner than after a {@link
 * #STEP}: which private names resolve, or which ports answer, is nobody's business.
 */
@ApplicationScoped
public class TargetPolicy {
  /** What is allowed; the one text for everything that is not. */
  public static final String RULE =
      "must be an https URL of at most 2048 ASCII characters on port 443 or 8443, without user or fragment,"
          + " whose host is a name that resolves to public addresses only";

  /**
   * What a partner sees of time is rounded up to this, where it could tell one reason from another.
   */
  public static final Duration STEP = Duration.ofMillis(500);

  private static final Set<Integer> PORTS = Set.of(443, 8443);

  private final TargetRules rules;

  TargetPolicy(TargetConfig config, NameLookups names) {
    this.rules = new TargetRules(PORTS, config.allowedTargets().orElse(Set.of()), names);
  }

  /** What the URL leads to now; fails with why it may not be connected to. Waits for nothing. */
  public CompletableFuture<CheckedTarget> check(String url, String owner) {
    return rules.check(url, owner);
  }

  /** Whether an endpoint may have the URL. Waits for the look-up, which has a deadline. */
  boolean allows(String url, String owner) {
    long begun = System.nanoTime();
    try {
      check(url, owner).join();
    } catch (CompletionException e) {
      pause(untilStep(Duration.ofNanos(System.nanoTime() - begun)));
      return false;
    }
    // What it shows is what it is: nothing without width, no letters like others.
    return url.chars().allMatch(c -> c < 0x80);
  }

  /** From a time that has passed to the next step. */
  public static Duration untilStep(Duration passed) {
    return STEP.minusNanos(passed.toNanos() % STEP.toNanos());
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis() + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
