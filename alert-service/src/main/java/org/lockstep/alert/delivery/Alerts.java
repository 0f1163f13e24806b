package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockstep.alert.endpoint.OwnerLedger;
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

  /**
   * One alert and one due delivery for each subscriber, in the transaction of the caller, who rings
   * the {@link Doorbell} when that is done.
   */
  public void raise(AlertedEvent event, List<Subscriber> subscribers) {
    var now = clock.instant();
    // Owners in one order everywhere: two events at once cannot wait for each other.
    var byOwner =
        subscribers.stream()
            .collect(Collectors.groupingBy(Subscriber::owner, TreeMap::new, Collectors.toList()));
    byOwner.forEach(
        (owner, told) -> {
          long number = owners.reserve(owner, told.size()) - told.size();
          for (Subscriber subscriber : told) {
            number++;
            var alert = new Alert(subscriber, number, event, now);
            alerts.persist(alert);
            deliveries.persist(new Delivery(alert, now));
          }
        });
  }
}
