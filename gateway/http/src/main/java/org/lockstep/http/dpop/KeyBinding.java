package org.lockstep.http.dpop;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;

/** Requires of a request the proof that its sender has the key of its token, and uses it up. */
@ApplicationScoped
public class KeyBinding {
  private static final String HEADER = "DPoP";

  private final Vertx vertx;
  private final PublicAddresses addresses;
  private final ProofMemory memory;

  KeyBinding(Vertx vertx, PublicAddresses addresses, ProofMemory memory) {
    this.vertx = vertx;
    this.addresses = addresses;
    this.memory = memory;
  }

  /** Loads what verifies signatures, before anybody waits for it. */
  void begin(@Observes StartupEvent start) {
    vertx.executeBlocking(ProofSignature::isNative, false);
  }

  /** For a challenge: with what a proof may be signed. */
  public static String algorithms() {
    return ProofKey.ALGORITHMS;
  }

  /**
   * Fails with a {@link RefusedProofException} unless the request has a proof that is good and new.
   *
   * @param token that was verified
   * @param thumbprint of the key that it is bound to
   */
  public Uni<Void> require(HttpServerRequest request, String token, String thumbprint) {
    ProvenRequest proven =
        new ProvenRequest(
            request.headers().getAll(HEADER),
            request.method().name(),
            addresses.of(request.path(), request.localAddress()),
            token,
            thumbprint);
    return verify(proven)
        .flatMap(proof -> memory.use(proof, request.path()))
        .invoke(
            first -> {
              if (!first) {
                throw new RefusedProofException(ProofFault.REPLAYED);
              }
            })
        .replaceWithVoid();
  }

  /** A signature takes longer than an event loop may be held. */
  private Uni<Proof> verify(ProvenRequest request) {
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .executeBlocking(() -> ProofVerifier.verify(request, Instant.now()), false)
                    .toCompletionStage());
  }
}
