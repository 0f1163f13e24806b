package org.lockstep.alert.signing;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signs one attempt with every key that a receiver of the endpoint may hold. */
@ApplicationScoped
public class MessageSigner {
  private final ServiceKeys serviceKeys;
  private final EndpointSecretRepository secrets;
  private final Sealing sealing;
  private final Clock clock;
  private volatile ServiceKeys.@Nullable Current current;

  MessageSigner(
      ServiceKeys serviceKeys, EndpointSecretRepository secrets, Sealing sealing, Clock clock) {
    this.serviceKeys = serviceKeys;
    this.secrets = secrets;
    this.sealing = sealing;
    this.clock = clock;
  }

  /**
   * The headers of one attempt.
   *
   * @param signature the signatures, separated by a space
   * @param keyIds the keys that made them, in the same order
   */
  public record Signed(long timestamp, String signature, List<String> keyIds) {}

  /** The keys are there, and can be opened, before the first alert needs them. */
  void ready(@Observes StartupEvent start, Resealing resealing) {
    resealing.reseal();
    serviceKey();
  }

  @Transactional
  public Signed sign(UUID endpointId, Collection<SignatureScheme> schemes, String id, byte[] body) {
    Instant now = clock.instant();
    long timestamp = now.getEpochSecond();
    List<String> signatures = new ArrayList<>();
    List<String> keyIds = new ArrayList<>();
    if (schemes.contains(SignatureScheme.V1A)) {
      var key = serviceKey();
      signatures.add(Signatures.v1a(key.key(), id, timestamp, body));
      keyIds.add(key.id());
    }
    if (schemes.contains(SignatureScheme.V1)) {
      for (var secret : secrets.live(endpointId, now)) {
        signatures.add(Signatures.v1(secret.open(sealing), id, timestamp, body));
        keyIds.add(secret.id().toString());
      }
    }
    return new Signed(timestamp, String.join(" ", signatures), keyIds);
  }

  private ServiceKeys.Current serviceKey() {
    var key = current;
    if (key == null) {
      key = serviceKeys.currentOrFirst();
      current = key;
    }
    return key;
  }
}
