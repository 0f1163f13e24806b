package org.lockstep.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.lockstep.alert.endpoint.EndpointRepository;
import org.lockstep.alert.owner.Owner;
import org.lockstep.alert.problem.ProblemType;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.problem.Refusal;

/**
 * What an owner sees of its deliveries, and how it repeats one. Those of what the caller may not be
 * told now are as if they were not there.
 */
@ApplicationScoped
class Deliveries {
  private final DeliveryRepository deliveries;
  private final AttemptRepository attempts;
  private final EndpointRepository endpoints;
  private final Clock clock;

  Deliveries(
      DeliveryRepository deliveries,
      AttemptRepository attempts,
      EndpointRepository endpoints,
      Clock clock) {
    this.deliveries = deliveries;
    this.attempts = attempts;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  @Transactional
  List<DeliveryRow> page(
      Owner owner, UUID endpoint, DeliveryFilter filter, Cursor before, int rows) {
    endpoints.own(endpoint, owner.id());
    return deliveries.page(endpoint, owner.reader(), filter, before, rows);
  }

  @Transactional
  DeliveryRow get(Owner owner, UUID delivery) {
    return deliveries.ownRow(delivery, owner.id(), owner.reader()).orElseThrow(Deliveries::missing);
  }

  @Transactional
  List<Attempt> attempts(Owner owner, UUID delivery, long after, int rows) {
    return attempts.page(own(owner, delivery).id(), after, rows);
  }

  @Transactional
  void replay(Owner owner, UUID id) {
    // Read under its lock: what a stale copy says of a lease would undo that lease.
    Delivery delivery =
        deliveries.ownToChange(id, owner.id(), owner.reader()).orElseThrow(Deliveries::missing);
    if (!endpoints.own(delivery.endpointId(), owner.id()).enabled()) {
      throw new Refusal(ProblemType.ENDPOINT_DISABLED, "Enable the endpoint first; then replay.");
    }
    delivery.replay(clock.instant());
  }

  private Delivery own(Owner owner, UUID delivery) {
    return deliveries.own(delivery, owner.id(), owner.reader()).orElseThrow(Deliveries::missing);
  }

  private static Refusal missing() {
    return Refusal.notFound("delivery among your own");
  }
}
