package org.lockstep.alert.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.alert.AlertedEvent;
import org.lockstep.alert.alert.Feed.Wanted;
import org.lockstep.alert.catalogue.AboveGreen;
import org.lockstep.alert.delivery.DueAlerts;
import org.lockstep.alert.grouping.Edition;
import org.lockstep.alert.grouping.EditionGroups;
import org.lockstep.alert.marking.MarkedRecord;
import org.lockstep.alert.marking.Markings;
import org.lockstep.alert.owner.Owners;
import org.lockstep.alert.reference.ReferenceChanged;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.alert.subscription.Subscriptions;
import org.lockstep.alert.subscription.Subscriptions.Subscriber;
import org.lockstep.alert.subscription.Subscriptions.Wish;
import org.lockstep.events.CloudEvent;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Reader;

/** Turns events into alerts, each event once. */
@ApplicationScoped
class Intake {
  /**
   * In one transaction, unless a single event makes more: no delivery begins before the commit, and
   * until then all of it is held in memory.
   */
  private static final int MOST_ALERTS = 500;

  private final EntityManager database;
  private final Subscriptions subscriptions;
  private final EditionGroups groups;
  private final DueAlerts alerts;
  private final Markings markings;
  private final Owners owners;
  private final Clock clock;

  Intake(
      EntityManager database,
      Subscriptions subscriptions,
      EditionGroups groups,
      DueAlerts alerts,
      Markings markings,
      Owners owners,
      Clock clock) {
    this.database = database;
    this.subscriptions = subscriptions;
    this.groups = groups;
    this.alerts = alerts;
    this.markings = markings;
    this.owners = owners;
    this.clock = clock;
  }

  /** What can be taken in. */
  sealed interface Heard {}

  /** What there is to subscribe to; nobody is told of it. */
  record News(ReferenceChanged told) implements Heard {}

  /** An event and what was read of it. */
  record Arrived(CloudEvent event, EventFacts facts, ReadEvent read) implements Heard {}

  /**
   * What was done.
   *
   * @param events how many of those given, from the first on; one at least
   * @param raised whether alerts were raised
   */
  record Taken(int events, boolean raised) {}

  /** What says which event it is. */
  private record Identity(String source, String eventId) {
    static Identity of(CloudEvent event) {
      return new Identity(event.source(), event.id());
    }
  }

  /**
   * Whom to tell of an event.
   *
   * @param hidden what it tells of that is not for everybody
   */
  private record Told(Arrived arrived, List<Wish> wishes, List<MarkedRecord> hidden) {
    /** With those alone who may be told what is hidden. */
    Told asMarked(Map<UUID, MarkedRecord> allHidden, Map<String, Reader> readers) {
      List<MarkedRecord> of =
          arrived.read().records().stream().map(allHidden::get).filter(Objects::nonNull).toList();
      boolean untold = MarkedRecord.areToldThin(of) && arrived.read().thin() == null;
      List<Wish> seeing =
          wishes.stream()
              .filter(
                  wish -> {
                    Reader reader = readers.getOrDefault(wish.subscriber().owner(), Reader.ANYBODY);
                    return !untold && of.stream().allMatch(record -> record.isSeenBy(reader));
                  })
              .toList();
      return new Told(arrived, seeing, of);
    }

    /** Of a list that it comes of. What is not for everybody is told by itself. */
    private @Nullable Edition edition() {
      return hidden.isEmpty() ? arrived.read().edition() : null;
    }

    private byte[] body() {
      var event = arrived.event();
      ThinData data = arrived.read().thin();
      if (!MarkedRecord.areToldThin(hidden) || data == null) {
        return event.structured();
      }
      return new CloudEvent(
              event.id(),
              event.source(),
              event.type(),
              event.subject(),
              event.time(),
              AboveGreen.SCHEMA,
              data.json(narrowest()))
          .structured();
    }

    private Marking narrowest() {
      return hidden.stream()
          .map(MarkedRecord::marking)
          .max(Comparator.comparing(Marking::tlp))
          .orElse(Marking.CLEAR);
    }

    /**
     * What an edition brought is told together with other events, to everybody who does not wish
     * otherwise.
     */
    Stream<EditionGroups.Grouped> grouped() {
      var edition = edition();
      List<UUID> endpoints =
          wishes.stream()
              .filter(wish -> !wish.each())
              .map(wish -> wish.subscriber().endpointId())
              .toList();
      return edition == null || endpoints.isEmpty()
          ? Stream.of()
          : Stream.of(
              new EditionGroups.Grouped(
                  edition,
                  arrived.facts().type(),
                  arrived.event().id(),
                  arrived.event().subject(),
                  endpoints));
    }

    /** Everybody who is told of this event alone. */
    Stream<Wanted> wanted() {
      List<Subscriber> subscribers =
          wishes.stream()
              .filter(wish -> edition() == null || wish.each())
              .map(Wish::subscriber)
              .toList();
      if (subscribers.isEmpty()) {
        return Stream.of();
      }
      var event = arrived.event();
      return Stream.of(
          new Wanted(
              new AlertedEvent(
                  event.id(),
                  event.type(),
                  event.subject(),
                  event.instant(),
                  body(),
                  arrived.read().records(),
                  MarkedRecord.areToldThin(hidden),
                  arrived.read().edition() != null),
              subscribers));
    }
  }

  /**
   * Takes events in, in their order and in one transaction: all that are given, or those before the
   * one with which the alerts become too many. Where one of them cannot be taken in, none is.
   *
   * @param events one at least
   */
  @Transactional
  Taken accept(List<Arrived> events) {
    var subscribers = subscriptions.subscribers();
    Map<Identity, Told> part = new LinkedHashMap<>();
    int taken = 0;
    int most = 0;
    for (Arrived arrived : events) {
      var told = subscribers.apply(arrived.facts());
      most += told.size();
      if (most > MOST_ALERTS && taken > 0) {
        break;
      }
      part.putIfAbsent(Identity.of(arrived.event()), new Told(arrived, told, List.of()));
      taken++;
    }
    part.keySet().retainAll(firstSeen(part.keySet()));
    List<Told> released = asMarked(part.values());
    groups.add(released.stream().flatMap(Told::grouped).toList());
    List<Wanted> wanted = released.stream().flatMap(Told::wanted).toList();
    alerts.raise(wanted);
    return new Taken(taken, !wanted.isEmpty());
  }

  /** Learns how they are marked, and leaves out who may not be told, as they are marked now. */
  private List<Told> asMarked(Collection<Told> all) {
    markings.learn(all.stream().flatMap(told -> told.arrived().read().marked().stream()).toList());
    Map<UUID, MarkedRecord> hidden =
        markings.hidden(
            all.stream()
                .flatMap(told -> told.arrived().read().records().stream())
                .collect(Collectors.toSet()));
    if (hidden.isEmpty()) {
      return List.copyOf(all);
    }
    Map<String, Reader> readers =
        owners.readers(
            all.stream()
                .flatMap(told -> told.wishes().stream())
                .map(wish -> wish.subscriber().owner())
                .collect(Collectors.toSet()));
    return all.stream().map(told -> told.asMarked(hidden, readers)).toList();
  }

  /** Fails where the database does not answer. */
  @Transactional
  void requireStore() {
    database.createNativeQuery("select 1").getSingleResult();
  }

  /**
   * Another process that takes the same events in at this moment is waited for; in one order
   * everywhere, so that two processes do not wait for each other.
   */
  private Set<Identity> firstSeen(Set<Identity> events) {
    List<?> rows =
        database
            .createNativeQuery(
                """
                insert into seen_event (source, event_id, seen_at)
                select source, event_id, ?3
                from unnest(cast(?1 as text[]), cast(?2 as text[])) as r(source, event_id)
                order by source, event_id
                on conflict do nothing
                returning source, event_id""",
                Object[].class)
            .setParameter(1, events.stream().map(Identity::source).toArray(String[]::new))
            .setParameter(2, events.stream().map(Identity::eventId).toArray(String[]::new))
            .setParameter(3, clock.instant())
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .map(row -> new Identity((String) row[0], (String) row[1]))
        .collect(Collectors.toSet());
  }
}
