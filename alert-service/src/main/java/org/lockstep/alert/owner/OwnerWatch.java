package org.lockstep.alert.owner;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.owner.KeycloakDirectory.SilentException;
import org.lockstep.http.marking.Tlp;

/**
 * Sees to it that nothing is sent to an owner whom Keycloak no longer stands by, and no more than
 * it may read. It keeps nothing but about whom Keycloak is silent, so any number of replicas may do
 * it.
 */
@ApplicationScoped
class OwnerWatch {
  private static final Logger LOG = Logger.getLogger(OwnerWatch.class);

  /** A round ends early when there is no answer about so many owners and none about any. */
  private static final int ENOUGH = 3;

  private final Owners owners;
  private final OwnerStanding standing;
  private final OwnerConfig config;
  private final Clock clock;
  private final Map<String, Instant> unanswered = new ConcurrentHashMap<>();

  /** The number of the last question about each: who waited longest comes first. */
  private final Map<String, Long> asked = new HashMap<>();

  private long questions;
  private boolean away;
  private volatile boolean ended;
  private @Nullable Thread thread;

  OwnerWatch(Owners owners, OwnerStanding standing, OwnerConfig config, Clock clock) {
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
    ended = true;
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
      while (!ended) {
        try {
          round();
        } catch (Throwable e) {
          // An Error, too: nobody would see that nobody looks any more.
          if (!ended) {
            LOG.warn("Owners were not looked at this time", e);
          }
        }
        Thread.sleep(config.every().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    List<WatchedOwner> watched =
        owners.watched().stream()
            .sorted(Comparator.comparing(owner -> asked.getOrDefault(owner.id(), 0L)))
            .toList();
    List<String> ids = watched.stream().map(WatchedOwner::id).toList();
    unanswered.keySet().retainAll(ids);
    asked.keySet().retainAll(ids);
    int answers = 0;
    int silences = 0;
    for (WatchedOwner owner : watched) {
      asked.put(owner.id(), ++questions);
      try {
        look(owner);
        answered(owner);
        answers++;
      } catch (SilentException | RuntimeException e) {
        if (ended) {
          return;
        }
        // One owner's record, or one strange answer, keeps nobody from the others.
        silent(owner, e);
        silences++;
      }
      if (answers == 0 && silences == ENOUGH) {
        break;
      }
    }
    if (!watched.isEmpty()) {
      tell(answers == 0);
    }
  }

  private void look(WatchedOwner owner) throws SilentException {
    String subject = owner.subject();
    if (subject != null) {
      var said = standing.of(subject, owner);
      clear(owner, said.clearance());
      suspend(owner, said.standing());
      return;
    }
    var recognised = standing.recognise(owner);
    if (recognised.isPresent() && owners.claim(recognised.get())) {
      LOG.infof("What %s had belongs to %s", owner.id(), recognised.get().id());
    } else {
      suspend(owner, Standing.UNKNOWN);
    }
  }

  /** Before what is due goes out again, where it did not. */
  private void clear(WatchedOwner owner, @Nullable Tlp now) {
    if (now == null || Objects.equals(now.ordinal(), owner.clearance())) {
      return;
    }
    LOG.infof("Owner %s (%s) may read up to TLP:%s", owner.id(), owner.client(), now.label());
    owners.clear(owner.id(), now);
  }

  private void suspend(WatchedOwner owner, Standing now) {
    Optional<String> because = now == Standing.GOOD ? Optional.empty() : Optional.of(now.label());
    if (because.equals(Optional.ofNullable(owner.suspended()))) {
      return;
    }
    LOG.infof(
        "Owner %s (%s): %s",
        owner.id(),
        owner.client(),
        because.map(why -> "nothing is sent any more, " + why).orElse("alerts go out again"));
    owners.suspend(owner.id(), because, clock.instant());
  }

  private void answered(WatchedOwner owner) {
    if (unanswered.remove(owner.id()) != null && !away) {
      LOG.infof("Keycloak says again whether owner %s still stands", owner.id());
    }
  }

  private void silent(WatchedOwner owner, Exception why) {
    if (unanswered.putIfAbsent(owner.id(), clock.instant()) == null && !away) {
      LOG.warnf("Keycloak does not say whether owner %s still stands: %s", owner.id(), why);
    }
  }

  private void tell(boolean awayNow) {
    if (awayNow && !away) {
      LOG.error(
          "Keycloak says of no owner whether it still stands: until it does, what it said last"
              + " holds, and alerts go out or wait as before");
    } else if (away && !awayNow) {
      LOG.infof(
          "Keycloak says again whether owners still stand, but for these: %s", unanswered.keySet());
    }
    away = awayNow;
  }
}
