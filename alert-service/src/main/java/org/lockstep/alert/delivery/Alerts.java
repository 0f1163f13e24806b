package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.alert.owner.OwnerLedger;
import org.lockstep.alert.subscription.Subscriptions.Subscriber;

/** Raises alerts: the one way by which something becomes due. */
@ApplicationScoped
public class Alerts {
  private final AlertRepository alerts;
  private final DeliveryRepository deliveries;
  private final OwnerLedger owners;
  private final Clock clock;

  Alerts(AlertRepository alerts, DeliveryRepository deliveries, OwnerLedger owners, Clock clock) {
    this.alerts = alerts;
    this.deliveries = deliveries;
    this.owners = owners;
    this.clock = clock;
  }

  /** Whom to tell of an event. */
  public record Wanted(AlertedEvent event, List<Subscriber> subscribers) {}

  private record Told(AlertedEvent event, Subscriber subscriber) {}

  /**
   * One alert and one due delivery for each subscriber, in the order of the events and in the
   * transaction of the caller, who rings the {@link Doorbell} when that is done. Once a
   * transaction: it holds the locks of the owners.
   */
  public void raise(List<Wanted> wanted) {
    var now = clock.instant();
    // Owners in one order everywhere: two transactions at once cannot wait for each other.
    Map<String, List<Told>> byOwner = new TreeMap<>();
    for (Wanted one : wanted) {
      for (Subscriber subscriber : one.subscribers()) {
        byOwner
            .computeIfAbsent(subscriber.owner(), owner -> new ArrayList<>())
            .add(new Told(one.event(), subscriber));
      }
    }
    byOwner.forEach(
        (owner, told) -> {
          long number = owners.reserve(owner, told.size()) - told.size();
          // One kind after the other, so that the database gets them many at once.
          List<Alert> raised = new ArrayList<>();
          List<Delivery> due = new ArrayList<>();
          for (Told one : told) {
            var alert = new Alert(one.subscriber(), ++number, one.event(), now);
            raised.add(alert);
            due.add(new Delivery(alert, one.event().bulk(), now));
          }
          alerts.persist(raised);
          deliveries.persist(due);
        });
  }
}
