package org.lockstep.alert.owner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An owner as an administrator sees it; {@link OwnerLedger} alone writes. */
@Entity
@Immutable
@Table(name = "owner")
public class KnownOwner {
  @Id private String id;
  private @Nullable String subject;
  private @Nullable String authority;
  private String client;

  @Column(name = "suspended_at")
  private @Nullable Instant suspendedAt;

  @Column(name = "suspended_because")
  private @Nullable String suspendedBecause;

  KnownOwner() {}

  String id() {
    return id;
  }

  public @Nullable String subject() {
    return subject;
  }

  public @Nullable String authority() {
    return authority;
  }

  public String client() {
    return client;
  }

  public @Nullable Instant suspendedAt() {
    return suspendedAt;
  }

  public @Nullable String suspendedBecause() {
    return suspendedBecause;
  }
}
