package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lockstep.alert.delivery.DeliveryRepository.Turn;
import org.lockstep.alert.endpoint.Endpoint;
import org.lockstep.alert.endpoint.EndpointRepository;

/** Gives out what is due and takes back what came of it; each is one short transaction. */
@ApplicationScoped
class DeliveryQueue {
  private final DeliveryRepository deliveries;
  private final AttemptRepository attempts;
  private final EndpointRepository endpoints;
  private final Doorbell doorbell;
  private final RetrySchedule schedule;
  private final DeliveryConfig config;
  private final Clock clock;

  DeliveryQueue(
      DeliveryRepository deliveries,
      AttemptRepository attempts,
      EndpointRepository endpoints,
      Doorbell doorbell,
      RetrySchedule schedule,
      DeliveryConfig config,
      Clock clock) {
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.endpoints = endpoints;
    this.doorbell = doorbell;
    this.schedule = schedule;
    this.config = config;
    this.clock = clock;
  }

  /**
   * At most one for each endpoint whose turn it is, and none that its owner may not be told: that
   * is withheld. Whoever has a shipment may send it until the lease ends; then anybody may lease it
   * anew.
   */
  @Transactional
  List<Shipment> lease(UUID process, Room room) {
    var now = clock.instant();
    List<Turn> inTurn = deliveries.endpointsInTurn(now, room, config);
    if (inTurn.isEmpty()) {
      return List.of();
    }
    var leased = deliveries.lease(inTurn, process, now, now.plus(config.lease()), config);
    if (leased.withheld() > 0) {
      // Something else may be due where these were.
      doorbell.ring();
    }
    return leased.shipments();
  }

  /**
   * Keeps the attempt, which was made, whoever holds the lease now; its result counts only while
   * the process still does.
   *
   * @return whether it counted
   */
  @Transactional
  boolean record(UUID process, Shipment shipment, Report report) {
    attempts.persist(new Attempt(shipment, report));
    var held = deliveries.underLease(shipment.deliveryId(), process, shipment.leaseNo());
    held.ifPresent(delivery -> settle(delivery, shipment.url(), report.answer()));
    return held.isPresent();
  }

  private void settle(Delivery delivery, String url, Answer answer) {
    var now = clock.instant();
    Endpoint endpoint = endpoints.findById(delivery.endpointId());
    if (!answer.ok() || endpoint.backlog()) {
      // A failure and a look at the backlog come one after the other: else what failed meanwhile
      // would be in no look.
      endpoints.lock(endpoint);
    }
    // What another receiver answered says nothing of the one that the endpoint has now.
    boolean current = endpoint.url().equals(url);
    if (answer.ok()) {
      delivery.delivered(now);
      if (current) {
        endpoint.succeeded();
        catchUp(endpoint, now);
      }
      return;
    }
    String retryAfter = current ? answer.retryAfter() : null;
    delivery.failed(
        schedule.next(delivery.failures() + 1, retryAfter, now),
        RetryAfter.parse(retryAfter, now).map(now::plus).orElse(null),
        current ? now : null,
        now);
    if (current) {
      endpoint.failed(now);
      if (answer.gone()) {
        endpoint.gone(now);
      }
    }
  }

  /** As much with each success as the owner may have under way; so no transaction is a long one. */
  private void catchUp(Endpoint endpoint, Instant now) {
    int portion = config.answering().perOwner();
    if (endpoint.backlog()
        && deliveries.bringForward(endpoint.id(), now, portion, config) < portion) {
      endpoint.caughtUp();
    }
  }
}
