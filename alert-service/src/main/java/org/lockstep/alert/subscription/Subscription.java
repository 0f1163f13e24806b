package org.lockstep.alert.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** An owner's wish to be told of certain events at one of its endpoints. */
@Entity
@Table(name = "subscription")
class Subscription {
  @Id private UUID id;
  private String owner;

  @Column(name = "endpoint_id")
  private UUID endpointId;

  @Embedded private Filter filter;

  /** Whether what an edition of a list brings is told one by one, too. */
  @Column(name = "each_event")
  private boolean each;

  @Column(name = "created_at")
  private Instant createdAt;

  Subscription() {}

  Subscription(String owner, UUID endpointId, Filter filter, boolean each, Instant now) {
    this.id = UUID.randomUUID();
    this.owner = owner;
    this.endpointId = endpointId;
    this.filter = filter;
    this.each = each;
    this.createdAt = now;
  }

  void change(UUID newEndpointId, Filter newFilter, boolean newEach) {
    endpointId = newEndpointId;
    filter = newFilter;
    each = newEach;
  }

  boolean asks(UUID endpoint, Filter other, boolean one) {
    return endpointId.equals(endpoint) && filter.isLike(other) && each == one;
  }

  UUID id() {
    return id;
  }

  String owner() {
    return owner;
  }

  UUID endpointId() {
    return endpointId;
  }

  Filter filter() {
    return filter;
  }

  boolean each() {
    return each;
  }

  Instant createdAt() {
    return createdAt;
  }
}
