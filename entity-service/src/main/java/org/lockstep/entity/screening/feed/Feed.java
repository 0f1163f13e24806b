package org.lockstep.entity.screening.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.WakeupException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.screening.engine.CurrentIndex;
import org.lockstep.entity.screening.engine.ScreeningIndex;

/**
 * Keeps what everybody may screen against. It opens the topic first and reads the store then: what
 * is written while it reads is told on the topic afterwards. What the topic does not tell (a day
 * begins; an event is owed by a replica that has crashed; the broker was away) is found by the
 * clock, and by comparing with the store now and then.
 */
@ApplicationScoped
public class Feed {
  private static final Logger LOG = Logger.getLogger(Feed.class);

  /** Entities that are read, or made subjects of, at once. */
  private static final int AT_ONCE = 500;

  /** How long the topic is waited for before the clock is looked at. */
  private static final Duration MOMENT = Duration.ofMillis(200);

  /** How long nothing is tried after something failed. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Entities entities;
  private final Subjects subjects;
  private final Map<String, Object> broker;
  private final Duration compare;
  private final Clock clock;

  private final CurrentIndex index = new CurrentIndex();
  private final SortedMap<Instant, Set<String>> due = new TreeMap<>();
  private final AtomicBoolean merging = new AtomicBoolean();
  private final Thread thread;
  private StateDigest digest = new StateDigest();
  private Map<String, Long> versions = new HashMap<>();
  private volatile @Nullable RegisterView view;
  private volatile @Nullable EntityTopic topic;
  private volatile boolean stopped;

  /**
   * @param compare how often what is in memory is compared with the store
   */
  Feed(
      Entities entities,
      Subjects subjects,
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "lockstep.screening.compare", defaultValue = "60S") Duration compare,
      Clock clock) {
    this.entities = entities;
    this.subjects = subjects;
    this.broker = broker;
    this.compare = compare;
    this.clock = clock;
    this.thread = new Thread(this::run, "screening-feed");
    this.thread.setDaemon(true);
  }

  void start(@Observes StartupEvent event, MeterRegistry meters, Feed feed) {
    Gauge.builder("lockstep.screening.entities", feed, Feed::size)
        .description("Entities that are screened against; -1 until all have been read")
        .register(meters);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    EntityTopic open = topic;
    if (open != null) {
      open.wake();
    }
  }

  /** What everybody may screen against; nothing until all of it has been read. */
  public Optional<RegisterView> view() {
    return Optional.ofNullable(view);
  }

  double size() {
    RegisterView now = view;
    return now == null ? -1 : now.state().entities();
  }

  private void run() {
    while (!stopped) {
      try (EntityTopic opened = new EntityTopic(broker)) {
        topic = opened;
        build(opened);
        follow(opened);
      } catch (WakeupException e) {
        LOG.debug("Told to end", e);
      } catch (RuntimeException e) {
        LOG.warnf("Could not read what is to be screened against (%s); trying again", e);
        pause();
      } finally {
        topic = null;
      }
    }
  }

  private void build(EntityTopic opened) {
    Instant now = clock.instant();
    Collection<Long> positions = opened.positions();
    Map<String, Subjects.Indexed> all = new HashMap<>();
    entities.eachOpen(AT_ONCE, some -> all.putAll(subjects.of(some, now)));
    digest = new StateDigest();
    versions = new HashMap<>();
    due.clear();
    remember(all.keySet(), all);
    index.set(
        ScreeningIndex.of(all.values().stream().flatMap(one -> one.subjects().stream()).toList()));
    Layered<ScreenedEntity> built =
        Layered.<ScreenedEntity>empty().with(RegisterView.entities(all.keySet(), all));
    view = new RegisterView(index.now(), built, state(built, positions));
    LOG.infof("Screening against %d entities", built.size());
  }

  /** Until it is told to end, or the broker fails for good. */
  private void follow(EntityTopic opened) {
    Set<String> pending = new HashSet<>();
    Instant compared = clock.instant();
    while (!stopped) {
      pending.addAll(opened.changed(MOMENT));
      try {
        Instant now = clock.instant();
        pending.addAll(dueUntil(now));
        if (Duration.between(compared, now).compareTo(compare) >= 0) {
          pending.addAll(differing());
          compared = now;
          if (opened.hasGrown()) {
            LOG.info("lockstep.entities has more partitions; reading all again");
            return;
          }
        }
        take(pending, opened.positions());
        pending.clear();
      } catch (WakeupException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.warnf(e, "Could not read %d entities that changed; trying again", pending.size());
        pause();
      }
    }
  }

  private void take(Set<String> ids, Collection<Long> positions) {
    RegisterView before = view;
    if (before == null) {
      throw new IllegalStateException("Nothing was read yet");
    }
    if (ids.isEmpty()) {
      if (index.now() != before.index()) {
        view = before.with(index.now());
      }
      return;
    }
    Map<String, Subjects.Indexed> indexed = new HashMap<>();
    Set<String> read = read(List.copyOf(ids), indexed);
    remember(read, indexed);
    index.change(RegisterView.changes(read, indexed));
    Layered<ScreenedEntity> after = before.entities().with(RegisterView.entities(read, indexed));
    view = new RegisterView(index.now(), after, state(after, positions));
    mergeAside();
  }

  /**
   * Reads these entities, many at once. One that cannot be read keeps no other from being read; it
   * stays as it was known, and is tried again when all is compared with the store.
   *
   * @param indexed to which those are added that there are
   * @return the ids of those that were read
   * @throws RuntimeException if the store does not answer
   */
  private Set<String> read(List<String> ids, Map<String, Subjects.Indexed> indexed) {
    Set<String> read = new HashSet<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(from + AT_ONCE, ids.size()));
      try {
        indexed.putAll(readAtOnce(some));
        read.addAll(some);
      } catch (RuntimeException e) {
        entities.requireStore();
        if (some.size() == 1) {
          LOG.errorf(e, "Entity %s cannot be read, and is screened as it was before", some.get(0));
          continue;
        }
        some.forEach(id -> read.addAll(read(List.of(id), indexed)));
      }
    }
    return read;
  }

  private Map<String, Subjects.Indexed> readAtOnce(List<String> ids) {
    return subjects.of(
        entities.stored(ids).stream()
            .filter(entity -> entity.mergedInto() == null && !entity.isHidden())
            .toList(),
        clock.instant());
  }

  /** Searches and changes go on meanwhile. */
  private void mergeAside() {
    if (index.now().isFragmented() && merging.compareAndSet(false, true)) {
      Thread aside = new Thread(this::merge, "screening-merge");
      aside.setDaemon(true);
      aside.start();
    }
  }

  private void merge() {
    try {
      index.mergeIfFragmented();
    } finally {
      merging.set(false);
    }
  }

  private void remember(Collection<String> ids, Map<String, Subjects.Indexed> indexed) {
    for (String id : ids) {
      Subjects.Indexed now = indexed.get(id);
      if (now == null) {
        versions.remove(id);
        digest.set(id, null);
        continue;
      }
      long version = now.entity().stamp().version();
      versions.put(id, version);
      digest.set(id, version);
      Instant changesAt = now.entity().changesAt();
      if (changesAt != null) {
        due.computeIfAbsent(changesAt, unknown -> new HashSet<>()).add(id);
      }
    }
  }

  private Set<String> dueUntil(Instant now) {
    Set<String> ids = new HashSet<>();
    SortedMap<Instant, Set<String>> begun = due.headMap(now.plusNanos(1));
    begun.values().forEach(ids::addAll);
    begun.clear();
    return ids;
  }

  /** Those of which the store has another version, or which it has and are not known here. */
  private Set<String> differing() {
    Map<String, Long> stored = entities.openVersions();
    Set<String> ids = new HashSet<>();
    stored.forEach(
        (id, version) -> {
          if (!version.equals(versions.get(id))) {
            ids.add(id);
          }
        });
    versions.keySet().stream().filter(id -> !stored.containsKey(id)).forEach(ids::add);
    if (!ids.isEmpty()) {
      LOG.debugf("%d entities have changed that the topic did not tell of yet", ids.size());
    }
    return ids;
  }

  private ScreenedState state(Layered<ScreenedEntity> there, Collection<Long> positions) {
    return new ScreenedState(there.size(), List.copyOf(positions), digest.value(), null);
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
