package org.lockstep.alert.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.alert.AlertedEvent;
import org.lockstep.alert.alert.Feed.Wanted;
import org.lockstep.alert.delivery.DueAlerts;
import org.lockstep.alert.grouping.Edition;
import org.lockstep.alert.grouping.EditionGroups;
import org.lockstep.alert.reference.ReferenceChanged;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.alert.subscription.Subscriptions;
import org.lockstep.alert.subscription.Subscriptions.Subscriber;
import org.lockstep.alert.subscription.Subscriptions.Wish;
import org.lockstep.events.CloudEvent;

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
  private final Clock clock;

  Intake(
      EntityManager database,
      Subscriptions subscriptions,
      EditionGroups groups,
      DueAlerts alerts,
      Clock clock) {
    this.database = database;
    this.subscriptions = subscriptions;
    this.groups = groups;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** What can be taken in. */
  sealed interface Heard {}

  /** What there is to subscribe to; nobody is told of it. */
  record News(ReferenceChanged told) implements Heard {}

  /**
   * An event and what was read of it.
   *
   * @param edition of a list that it comes of, if it comes of one
   */
  record Arrived(CloudEvent event, EventFacts facts, @Nullable Edition edition) implements Heard {}

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

  private record Told(Arrived arrived, List<Wish> wishes) {
    /**
     * What an edition brought is told together with other events, to everybody who does not wish
     * otherwise.
     */
    Stream<EditionGroups.Grouped> grouped() {
      var edition = arrived.edition();
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
              .filter(wish -> arrived.edition() == null || wish.each())
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
                  event.structured(),
                  arrived.edition() != null),
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
      part.putIfAbsent(Identity.of(arrived.event()), new Told(arrived, told));
      taken++;
    }
    part.keySet().retainAll(firstSeen(part.keySet()));
    groups.add(part.values().stream().flatMap(Told::grouped).toList());
    List<Wanted> wanted = part.values().stream().flatMap(Told::wanted).toList();
    alerts.raise(wanted);
    return new Taken(taken, !wanted.isEmpty());
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
