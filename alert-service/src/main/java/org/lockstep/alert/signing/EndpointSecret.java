package org.lockstep.alert.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shared secret of one endpoint, sealed. */
@Entity
@Table(name = "endpoint_secret")
class EndpointSecret {
  @Id private UUID id;

  @Column(name = "endpoint_id")
  private UUID endpointId;

  @Column(name = "master_key_id")
  private String masterKeyId;

  private byte[] sealed;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  EndpointSecret() {}

  EndpointSecret(UUID endpointId, byte[] secret, Sealing sealing, Instant now) {
    this.id = UUID.randomUUID();
    this.endpointId = endpointId;
    this.masterKeyId = sealing.keyId();
    this.sealed = sealing.seal(secret, id.toString());
    this.createdAt = now;
  }

  UUID id() {
    return id;
  }

  byte[] open(Sealing sealing) {
    return sealing.open(sealed, masterKeyId, id.toString());
  }

  /** A newer one took its place: it signs until then and never again. */
  void replaced(Instant until) {
    if (expiresAt == null) {
      expiresAt = until;
    }
  }

  /** Under the master key of today. */
  void reseal(Sealing sealing) {
    sealed = sealing.seal(sealing.open(sealed, masterKeyId, id.toString()), id.toString());
    masterKeyId = sealing.keyId();
  }
}
