package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.lockstep.alert.alert.Feed;
import org.lockstep.alert.alert.Feed.Wanted;

/** Raises alerts: the one way by which something becomes due. */
@ApplicationScoped
public class DueAlerts {
  private final Feed feed;
  private final DeliveryRepository deliveries;
  private final Clock clock;

  DueAlerts(Feed feed, DeliveryRepository deliveries, Clock clock) {
    this.feed = feed;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /**
   * One alert and one due delivery for each subscriber, in the order of the events and in the
   * transaction of the caller, who rings the {@link Doorbell} when that is done. Once a
   * transaction: it holds the locks of the owners.
   */
  public void raise(List<Wanted> wanted) {
    var now = clock.instant();
    deliveries.persist(
        feed.append(wanted).stream()
            .map(appended -> new Delivery(appended.alert(), appended.bulk(), now)));
  }
}
