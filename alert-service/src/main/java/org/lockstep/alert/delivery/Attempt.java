package org.lockstep.alert.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call. Its number is that of the lease it was made under, so a number that is missing is
 * an attempt that a dying process began and whose end nobody saw.
 */
@Entity
@Immutable
@Table(name = "attempt")
class Attempt {
  /** Which attempt of which delivery. */
  @Embeddable
  record Id(@Column(name = "delivery_id") UUID deliveryId, int number) {}

  @EmbeddedId private Id id;

  @Enumerated(EnumType.STRING)
  private Trigger trigger;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "duration_millis")
  private long durationMillis;

  private @Nullable Integer status;

  @Enumerated(EnumType.STRING)
  private Outcome outcome;

  private @Nullable String response;

  @Column(name = "key_ids")
  private List<String> keyIds;

  Attempt() {}

  Attempt(Shipment shipment, Report report) {
    this.id = new Id(shipment.deliveryId(), shipment.leaseNo());
    this.trigger = shipment.trigger();
    this.startedAt = report.startedAt();
    this.durationMillis = report.duration().toMillis();
    this.status = report.answer().status();
    this.outcome = report.answer().outcome();
    this.response = report.answer().excerpt();
    this.keyIds = report.keyIds();
  }

  int number() {
    return id.number();
  }

  Trigger trigger() {
    return trigger;
  }

  Instant startedAt() {
    return startedAt;
  }

  long durationMillis() {
    return durationMillis;
  }

  @Nullable Integer status() {
    return status;
  }

  Outcome outcome() {
    return outcome;
  }

  @Nullable String response() {
    return response;
  }
}
