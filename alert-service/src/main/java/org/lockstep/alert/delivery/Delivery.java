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
import org.lockstep.alert.alert.Alert;

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
    EXHAUSTED,
    /**
     * When an attempt was due, its owner was not to be told what it tells. It is shown, and can be
     * replayed, once the owner may be told again.
     */
    WITHHELD
  }

  @Id private UUID id;

  @Column(name = "alert_id")
  private UUID alertId;

  @Column(name = "endpoint_id")
  private UUID endpointId;

  @SuppressWarnings("UnusedVariable") // Queries read it.
  private boolean bulk;

  @Enumerated(EnumType.STRING)
  private State state;

  @Enumerated(EnumType.STRING)
  private Trigger trigger;

  private int failures;

  @Column(name = "next_attempt_at")
  private Instant nextAttemptAt;

  /** Until when the receiver asked to be left alone with it. */
  @SuppressWarnings("UnusedVariable") // Queries read it.
  @Column(name = "not_before")
  private @Nullable Instant notBefore;

  /** When the receiver that the endpoint has did not take it. */
  @SuppressWarnings("UnusedVariable") // Queries read it.
  @Column(name = "failed_at")
  private @Nullable Instant failedAt;

  /** How often it was brought forward because its receiver was back. */
  @SuppressWarnings("UnusedVariable") // Queries read it.
  @Column(name = "brought_forward")
  private int broughtForward;

  @Column(name = "delivered_at")
  private @Nullable Instant deliveredAt;

  @Column(name = "lease_owner")
  private @Nullable UUID leaseOwner;

  @SuppressWarnings("UnusedVariable") // Queries read it.
  @Column(name = "lease_no")
  private int leaseNo;

  @Column(name = "lease_until")
  private @Nullable Instant leaseUntil;

  @Column(name = "replay_asked")
  private boolean replayAsked;

  @Column(name = "created_at")
  private Instant createdAt;

  Delivery() {}

  Delivery(Alert alert, boolean bulk, Instant now) {
    this.id = UUID.randomUUID();
    this.alertId = alert.id();
    this.endpointId = alert.endpointId();
    this.bulk = bulk;
    this.state = State.PENDING;
    this.trigger = Trigger.AUTOMATIC;
    this.nextAttemptAt = now;
    this.createdAt = now;
  }

  UUID id() {
    return id;
  }

  UUID endpointId() {
    return endpointId;
  }

  int failures() {
    return failures;
  }

  void delivered(Instant now) {
    state = State.DELIVERED;
    deliveredAt = now;
    endLease(now);
  }

  /**
   * @param next when to try again; empty after the last attempt of the schedule
   * @param notBefore until when the receiver asked to be left alone with it; null if it did not
   * @param failedAt now; null if it was another receiver than the endpoint has now
   */
  void failed(
      Optional<Instant> next,
      @Nullable Instant notBefore,
      @Nullable Instant failedAt,
      Instant now) {
    failures++;
    this.notBefore = notBefore;
    this.failedAt = failedAt;
    next.ifPresentOrElse(time -> nextAttemptAt = time, () -> state = State.EXHAUSTED);
    endLease(now);
  }

  /**
   * Due now, with the whole schedule ahead. An attempt under way is left to end, and is not the one
   * that was asked for: that follows it.
   */
  void replay(Instant now) {
    if (leaseOwner != null) {
      replayAsked = true;
      return;
    }
    state = State.PENDING;
    trigger = Trigger.MANUAL;
    failures = 0;
    broughtForward = 0;
    nextAttemptAt = now;
    notBefore = null;
    deliveredAt = null;
  }

  private void endLease(Instant now) {
    leaseOwner = null;
    leaseUntil = null;
    trigger = Trigger.AUTOMATIC;
    if (replayAsked) {
      replayAsked = false;
      replay(now);
    }
  }
}
