package org.lockstep.alert.signing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys that sign for the whole service: made by whichever replica starts first. */
@ApplicationScoped
class ServiceKeys {
  private final ServiceKeyRepository keys;
  private final Sealing sealing;
  private final SigningConfig config;
  private final Clock clock;

  ServiceKeys(ServiceKeyRepository keys, Sealing sealing, SigningConfig config, Clock clock) {
    this.keys = keys;
    this.sealing = sealing;
    this.config = config;
    this.clock = clock;
  }

  /** The private half, open; it exists in memory only. */
  record Current(String id, PrivateKey key) {}

  @Transactional
  Current currentOrFirst() {
    ServiceKey key = current().orElseGet(this::first);
    return new Current(key.id(), Ed25519.privateKey(key.privateKey(sealing)));
  }

  /** The one that signs, and those that it replaced not long ago, the newest first. */
  @Transactional
  List<ServiceKey> published() {
    Instant replacedAfter = clock.instant().minus(config.secretOverlap());
    List<ServiceKey> published = new ArrayList<>();
    for (ServiceKey key : keys.newestFirst()) {
      if (!published.isEmpty()
          && published.get(published.size() - 1).createdAt().isBefore(replacedAfter)) {
        break;
      }
      published.add(key);
    }
    return published;
  }

  private Optional<ServiceKey> current() {
    return keys.current()
        .filter(
            key ->
                config
                    .serviceKeySince()
                    .filter(since -> key.createdAt().isBefore(since))
                    .isEmpty());
  }

  private ServiceKey first() {
    keys.lockCreation();
    return current()
        .orElseGet(
            () -> {
              keys.current().ifPresent(ServiceKey::replaced);
              keys.flush();
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
