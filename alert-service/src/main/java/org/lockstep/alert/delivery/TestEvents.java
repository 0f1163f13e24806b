package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lockstep.alert.alert.AlertedEvent;
import org.lockstep.alert.alert.Feed;
import org.lockstep.alert.endpoint.EndpointRepository;
import org.lockstep.alert.owner.Owners;
import org.lockstep.alert.owner.Ownership;
import org.lockstep.alert.problem.ProblemType;
import org.lockstep.alert.subscription.Subscriptions.Subscriber;
import org.lockstep.events.CloudEvent;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.problem.Refusal;

/** Events that an owner has sent to its own endpoint, to see that they arrive. */
@ApplicationScoped
class TestEvents {
  static final String TYPE = "org.lockstep.test.v1";

  /** They stay in the feed for good. */
  static final int MOST_AN_HOUR = 60;

  private final DueAlerts alerts;
  private final Feed feed;
  private final DeliveryRepository deliveries;
  private final EndpointRepository endpoints;
  private final Owners owners;
  private final Clock clock;

  TestEvents(
      DueAlerts alerts,
      Feed feed,
      DeliveryRepository deliveries,
      EndpointRepository endpoints,
      Owners owners,
      Clock clock) {
    this.alerts = alerts;
    this.feed = feed;
    this.deliveries = deliveries;
    this.endpoints = endpoints;
    this.owners = owners;
    this.clock = clock;
  }

  /** Makes one due and answers its delivery. */
  @Transactional
  DeliveryRow raise(Ownership ownership, UUID endpoint) {
    // Those that are asked for at once are counted one after the other.
    owners.lock(ownership);
    String owner = ownership.id();
    if (!endpoints.own(endpoint, owner).enabled()) {
      throw new Refusal(ProblemType.ENDPOINT_DISABLED, "Enable the endpoint first; then test it.");
    }
    var now = clock.instant();
    if (feed.count(endpoint, TYPE, now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR) {
      throw new Refusal(
          ProblemType.LIMIT_REACHED, "An endpoint gets " + MOST_AN_HOUR + " test events an hour.");
    }
    var event =
        new CloudEvent(
            UUID.randomUUID().toString(),
            "urn:lockstep:alert-service",
            TYPE,
            endpoint.toString(),
            now.toString(),
            null,
            "{\"endpointId\":\"" + endpoint + "\"}");
    alerts.raise(
        List.of(
            new Feed.Wanted(
                new AlertedEvent(
                    event.id(),
                    TYPE,
                    event.subject(),
                    now,
                    event.structured(),
                    Set.of(),
                    false,
                    false),
                List.of(new Subscriber(owner, endpoint)))));
    return deliveries
        .ownRow(deliveries.ofEvent(endpoint, event.id()), owner, Reader.ANYBODY)
        .orElseThrow(IllegalStateException::new);
  }
}
