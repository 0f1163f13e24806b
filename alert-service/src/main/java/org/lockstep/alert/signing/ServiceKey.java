package org.lockstep.alert.signing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** An ed25519 key pair of this service; the private half is sealed. */
@Entity
@Table(name = "service_key")
class ServiceKey {
  /** The JWK thumbprint (RFC 7638) of the public half. */
  @Id private String id;

  @Column(name = "public_key", updatable = false)
  private byte[] publicKey;

  @Column(name = "master_key_id")
  private String masterKeyId;

  private byte[] sealed;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  private boolean current;

  ServiceKey() {}

  ServiceKey(String id, byte[] publicKey, String masterKeyId, byte[] sealed, Instant createdAt) {
    this.id = id;
    this.publicKey = publicKey;
    this.masterKeyId = masterKeyId;
    this.sealed = sealed;
    this.createdAt = createdAt;
    this.current = true;
  }

  String id() {
    return id;
  }

  Instant createdAt() {
    return createdAt;
  }

  /** It signs no more. */
  void replaced() {
    current = false;
  }

  byte[] publicKey() {
    return publicKey;
  }

  byte[] privateKey(Sealing sealing) {
    return sealing.open(sealed, masterKeyId, id);
  }

  /** Under the master key of today. */
  void reseal(Sealing sealing) {
    sealed = sealing.seal(sealing.open(sealed, masterKeyId, id), id);
    masterKeyId = sealing.keyId();
  }
}
