package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.lockstep.alert.endpoint.Endpoint;
import org.lockstep.alert.endpoint.EndpointRepository;

/** Gives out what is due and takes back what came of it; each is one short transaction. */
@ApplicationScoped
class DeliveryQueue {
  private final DeliveryRepository deliveries;
  private final AlertRepository alerts;
  private final AttemptRepository attempts;
  private final EndpointRepository endpoints;
  private final RetrySchedule schedule;
  private final DeliveryConfig config;
  private final Clock clock;

  DeliveryQueue(
      DeliveryRepository deliveries,
      AlertRepository alerts,
      AttemptRepository attempts,
      EndpointRepository endpoints,
      RetrySchedule schedule,
      DeliveryConfig config,
      Clock clock) {
    this.deliveries = deliveries;
    this.alerts = alerts;
    this.attempts = attempts;
    this.endpoints = endpoints;
    this.schedule = schedule;
    this.config = config;
    this.clock = clock;
  }

  /** Whoever has the shipment may send it until the lease ends; then anybody may lease it anew. */
  @Transactional
  Optional<Shipment> lease(UUID worker) {
    var now = clock.instant();
    return deliveries
        .endpointInTurn(now, config.perEndpoint())
        .flatMap(endpoint -> deliveries.dueAt(endpoint, now, config.perEndpoint()))
        .map(
            delivery -> {
              int leaseNo = delivery.lease(worker, now.plus(config.lease()));
              deliveries.tookTurn(delivery.endpointId(), now);
              Endpoint endpoint = endpoints.findById(delivery.endpointId());
              return new Shipment(
                  delivery.id(),
                  leaseNo,
                  delivery.trigger(),
                  endpoint.id(),
                  endpoint.url(),
                  endpoint.signatures(),
                  Alert.webhookId(delivery.alertId()),
                  alerts.findById(delivery.alertId()).body());
            });
  }

  /**
   * Keeps the attempt, which was made, whoever holds the lease now; its result counts only while
   * the worker still does.
   *
   * @return whether it counted
   */
  @Transactional
  boolean record(UUID worker, Shipment shipment, Report report) {
    attempts.persist(new Attempt(shipment, report));
    var held = deliveries.underLease(shipment.deliveryId(), worker, shipment.leaseNo());
    held.ifPresent(delivery -> settle(delivery, report.answer()));
    return held.isPresent();
  }

  private void settle(Delivery delivery, Answer answer) {
    var now = clock.instant();
    Endpoint endpoint = endpoints.findById(delivery.endpointId());
    if (answer.ok()) {
      delivery.delivered(now);
      endpoint.succeeded();
      return;
    }
    delivery.failed(schedule.next(delivery.failures() + 1, answer.retryAfter(), now));
    endpoint.failed(now);
    if (answer.gone()) {
      endpoint.disable();
    }
  }
}
