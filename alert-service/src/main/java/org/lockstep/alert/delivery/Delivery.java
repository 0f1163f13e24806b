package org.lockstep.alert.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The journey of one alert to its endpoint. */
@Entity
@Table(name = "delivery")
class Delivery {
  /** Where a delivery stands. */
  enum State {
    /** An attempt is due now or later. */
    PENDING,
    /** The receiver acknowledged it. */
    DELIVERED,
    /** Every attempt of the schedule failed; a replay begins anew. */
    EXHAUSTED
  }

  @Id private UUID id;

  @Column(name = "alert_id")
  private UUID alertId;

  @Column(name = "endpoint_id")
  private UUID endpointId;

  @Enumerated(EnumType.STRING)
  private State state;

  @Enumerated(EnumType.STRING)
  private Trigger trigger;

  private int failures;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  @Column(name = "delivered_at")
  private @Nullable Instant deliveredAt;

  @Column(name = "lease_owner")
  private @Nullable UUID leaseOwner;

  @Column(name = "lease_no")
  private int leaseNo;

  @Column(name = "lease_until")
  private @Nullable Instant leaseUntil;

  @Column(name = "created_at")
  private Instant createdAt;

  Delivery() {}

  Delivery(Alert alert, Instant now) {
    this.id = UUID.randomUUID();
    this.alertId = alert.id();
    this.endpointId = alert.endpointId();
    this.state = State.PENDING;
    this.trigger = Trigger.AUTOMATIC;
    this.nextAttemptAt = now;
    this.createdAt = now;
  }

  UUID id() {
    return id;
  }

  UUID alertId() {
    return alertId;
  }

  UUID endpointId() {
    return endpointId;
  }

  Trigger trigger() {
    return trigger;
  }

  int failures() {
    return failures;
  }

  /**
   * Gives it to a worker until then.
   *
   * @return the number of the lease, and of the attempt made under it
   */
  int lease(UUID worker, Instant until) {
    leaseOwner = worker;
    leaseUntil = until;
    return ++leaseNo;
  }

  void delivered(Instant now) {
    endLease();
    state = State.DELIVERED;
    deliveredAt = now;
  }

  /**
   * @param next when to try again; empty after the last attempt of the schedule
   */
  void failed(Optional<Instant> next) {
    endLease();
    failures++;
    next.ifPresentOrElse(time -> nextAttemptAt = time, () -> state = State.EXHAUSTED);
  }

  /** Due now, with the whole schedule ahead; an attempt under way is left to end. */
  void replay(Instant now) {
    state = State.PENDING;
    trigger = Trigger.MANUAL;
    failures = 0;
    nextAttemptAt = now;
    deliveredAt = null;
  }

  private void endLease() {
    leaseOwner = null;
    leaseUntil = null;
    trigger = Trigger.AUTOMATIC;
  }
}
