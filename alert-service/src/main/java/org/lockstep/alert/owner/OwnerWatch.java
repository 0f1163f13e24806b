package org.lockstep.alert.owner;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.owner.KeycloakDirectory.SilentException;

/**
 * Sees to it that nothing is sent to an owner whom Keycloak no longer stands by. It keeps nothing
 * but about whom Keycloak is silent, so any number of replicas may do it.
 */
@ApplicationScoped
class OwnerWatch {
  private static final Logger LOG = Logger.getLogger(OwnerWatch.class);

  /** A round ends early when there is no answer about so many owners and none about any. */
  private static final int ENOUGH = 3;

  private final OwnerLedger owners;
  private final OwnerStanding standing;
  private final OwnerConfig config;
  private final Clock clock;
  private final Map<String, Instant> unanswered = new ConcurrentHashMap<>();
  private @Nullable Thread thread;

  OwnerWatch(OwnerLedger owners, OwnerStanding standing, OwnerConfig config, Clock clock) {
    this.owners = owners;
    this.standing = standing;
    this.config = config;
    this.clock = clock;
  }

  synchronized void begin(@Observes StartupEvent start) {
    Thread watch = new Thread(this::watch, "owner-watch");
    watch.setDaemon(true);
    watch.start();
    thread = watch;
  }

  synchronized void end(@Observes ShutdownEvent shutdown) {
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Since when Keycloak says nothing of each of these owners. */
  Map<String, Instant> unanswered() {
    return Map.copyOf(unanswered);
  }

  private void watch() {
    try {
      while (true) {
        try {
          round();
        } catch (RuntimeException e) {
          LOG.warn("Owners were not looked at this time", e);
        }
        Thread.sleep(config.every().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() throws InterruptedException {
    List<WatchedOwner> watched = owners.watched();
    unanswered.keySet().retainAll(watched.stream().map(WatchedOwner::id).toList());
    int answers = 0;
    int silences = 0;
    for (WatchedOwner owner : watched) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try {
        look(owner);
        answered(owner);
        answers++;
      } catch (SilentException | RuntimeException e) {
        // One owner's record, or one strange answer, keeps nobody from the others.
        silent(owner, e);
        silences++;
      }
      if (answers == 0 && silences == ENOUGH) {
        return;
      }
    }
  }

  private void look(WatchedOwner owner) throws SilentException {
    String subject = owner.subject();
    if (subject == null) {
      var recognised = standing.recognise(owner);
      if (recognised.isPresent() && owners.claim(recognised.get())) {
        LOG.infof("What %s had belongs to %s", owner.id(), recognised.get().id());
      } else {
        checked(owner, Standing.UNKNOWN);
      }
      return;
    }
    checked(owner, standing.of(subject, owner));
  }

  private void checked(WatchedOwner owner, Standing now) {
    Optional<String> because = now == Standing.GOOD ? Optional.empty() : Optional.of(now.label());
    if (!because.equals(Optional.ofNullable(owner.suspended()))) {
      LOG.infof(
          "Owner %s (%s): %s",
          owner.id(),
          owner.client(),
          because.map(why -> "nothing is sent any more, " + why).orElse("alerts go out again"));
    }
    owners.checked(owner.id(), because, clock.instant());
  }

  private void answered(WatchedOwner owner) {
    Instant since = unanswered.remove(owner.id());
    if (since != null && unanswered.isEmpty()) {
      LOG.infof(
          "Keycloak says again of every owner whether it still stands, after %d s",
          Duration.between(since, clock.instant()).toSeconds());
    }
  }

  /** Its turn is over: next time the others come first. */
  private void silent(WatchedOwner owner, Exception why) {
    boolean first = unanswered.isEmpty();
    unanswered.putIfAbsent(owner.id(), clock.instant());
    if (first) {
      LOG.errorf(
          "Keycloak does not say whether owner %s still stands (%s): until it does, what it said"
              + " last holds, and alerts go out or wait as before",
          owner.id(), why);
    }
    owners.asked(owner.id(), clock.instant());
  }
}
