package org.lockstep.gateway.partner;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.FailureLine;

/**
 * Takes accepted changes to Keycloak: at once when they are accepted here, and again and again what
 * was left undone, by this gateway or by another one.
 */
@ApplicationScoped
class Worker {
  private static final Logger LOG = Logger.getLogger(Worker.class);

  private final ChangeRecord changes;
  private final Work work;
  private final Steps steps;
  private final Clock clock;
  private final AtomicBoolean stuck = new AtomicBoolean();

  Worker(ChangeRecord changes, Work work, Steps steps, Clock clock) {
    this.changes = changes;
    this.work = work;
    this.steps = steps;
    this.clock = clock;
  }

  void begin(@Observes StartupEvent start, Vertx vertx, KeycloakConfig config) {
    vertx.setPeriodic(
        config.look().toMillis(),
        timer -> vertx.executeBlocking(this::all).onSuccess(this::well).onFailure(this::stuck));
  }

  private boolean all() {
    while (one(null)) {
      // There may be more.
    }
    return true;
  }

  /** Once, however often it looks. */
  private void stuck(Throwable why) {
    if (stuck.compareAndSet(false, true)) {
      LOG.errorf("Changes of partners are not taken up: %s", FailureLine.of(why));
    }
  }

  private void well(boolean all) {
    if (stuck.compareAndSet(true, false)) {
      LOG.info("Changes of partners are taken up again");
    }
  }

  /** Whoever asked need not wait for the next look. If it does not work out now, that comes. */
  void now(Change change) {
    if (change.state() != ChangeState.ACCEPTED) {
      return;
    }
    try {
      one(change.id());
    } catch (RuntimeException e) {
      LOG.warnf("Change %s is left for now: %s", change.id(), FailureLine.of(e));
    }
  }

  /** False if there was none. */
  private boolean one(@Nullable UUID only) {
    Optional<UUID> taken = work.take(only);
    taken.ifPresent(this::apply);
    return taken.isPresent();
  }

  private void apply(UUID id) {
    Change change = QuarkusTransaction.requiringNew().call(() -> changes.find(id).orElseThrow());
    try {
      if (steps.apply(change, () -> work.holds(id))) {
        end(change, ChangeState.APPLIED, null);
      }
    } catch (InapplicableException e) {
      end(change, ChangeState.FAILED, e.getMessage());
    } catch (KeycloakSilentException | RuntimeException e) {
      LOG.warnf("Change %s of partner %s waits: %s", id, change.partner(), FailureLine.of(e));
      if (!work.putOff(id, acceptedAt(change))) {
        end(change, ChangeState.FAILED, "It was tried for too long without an answer");
      }
    }
  }

  private static Instant acceptedAt(Change change) {
    return change.steps().stream()
        .filter(step -> step.state() == ChangeState.ACCEPTED)
        .findFirst()
        .orElseThrow()
        .at();
  }

  private void end(Change change, ChangeState state, @Nullable String note) {
    boolean ended =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  if (!work.end(change.id())) {
                    return false;
                  }
                  changes.step(change.id(), state, null, null, note, clock.instant());
                  return true;
                });
    if (ended) {
      LOG.infof(
          "Change %s (%s) of partner %s is %s%s",
          change.id(), change.kind(), change.partner(), state, note == null ? "" : ": " + note);
    }
  }
}
