package org.lockstep.alert.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.lockstep.alert.delivery.AlertedEvent;
import org.lockstep.alert.delivery.Alerts;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.alert.subscription.Subscriptions;

/** Makes of one event its alerts, once. */
@ApplicationScoped
class Intake {
  private final EntityManager database;
  private final Subscriptions subscriptions;
  private final Alerts alerts;
  private final Clock clock;

  Intake(EntityManager database, Subscriptions subscriptions, Alerts alerts, Clock clock) {
    this.database = database;
    this.subscriptions = subscriptions;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Takes one event in.
   *
   * @return whether it was new
   */
  @Transactional
  boolean accept(CloudEvent event, EventFacts facts) {
    if (!firstSeen(event)) {
      return false;
    }
    var subscribers = subscriptions.subscribers(facts);
    if (!subscribers.isEmpty()) {
      alerts.raise(
          new AlertedEvent(
              event.id(), facts.type(), event.subject(), event.instant(), event.structured()),
          subscribers);
    }
    return true;
  }

  /** Another process that takes the same event in at this moment is waited for. */
  private boolean firstSeen(CloudEvent event) {
    return database
            .createNativeQuery(
                "insert into seen_event (source, event_id, seen_at) values (?1, ?2, ?3)"
                    + " on conflict do nothing")
            .setParameter(1, event.source())
            .setParameter(2, event.id())
            .setParameter(3, clock.instant())
            .executeUpdate()
        == 1;
  }
}
