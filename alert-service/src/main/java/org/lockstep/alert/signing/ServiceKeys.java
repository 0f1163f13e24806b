package org.lockstep.alert.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.util.List;

/** The keys that sign for the whole service: made by whichever replica starts first. */
@ApplicationScoped
class ServiceKeys {
  private final ServiceKeyRepository keys;
  private final Sealing sealing;
  private final Clock clock;

  ServiceKeys(ServiceKeyRepository keys, Sealing sealing, Clock clock) {
    this.keys = keys;
    this.sealing = sealing;
    this.clock = clock;
  }

  /** The private half, open; it exists in memory only. */
  record Current(String id, PrivateKey key) {}

  @Transactional
  Current currentOrFirst() {
    ServiceKey key = keys.current().orElseGet(this::first);
    return new Current(key.id(), Ed25519.privateKey(key.privateKey(sealing)));
  }

  @Transactional
  List<ServiceKey> published() {
    return keys.published();
  }

  private ServiceKey first() {
    keys.lockCreation();
    return keys.current()
        .orElseGet(
            () -> {
              KeyPair pair = Ed25519.generate();
              byte[] raw = Ed25519.raw(pair.getPublic());
              String id = Ed25519.thumbprint(raw);
              var key =
                  new ServiceKey(
                      id,
                      raw,
                      sealing.keyId(),
                      sealing.seal(pair.getPrivate().getEncoded(), id),
                      clock.instant());
              keys.persist(key);
              return key;
            });
  }
}
