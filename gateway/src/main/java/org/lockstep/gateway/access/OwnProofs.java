package org.lockstep.gateway.access;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.lockstep.http.dpop.Proof;
import org.lockstep.http.dpop.ProofMemory;

/**
 * The used proofs of what the gateway answers itself: who the caller is, and the partner systems.
 * All other requests go on to a service, which remembers their proofs for all replicas of the
 * gateway.
 */
@ApplicationScoped
class OwnProofs implements ProofMemory {
  private static final int MOST = 20_000;
  private static final String ME = "/api/v1/me";
  private static final String PARTNERS = "/api/v1/partner";

  private final Clock clock;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  OwnProofs(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Uni<Boolean> use(Proof proof, String path) {
    return path.equals(ME) || path.startsWith(PARTNERS)
        ? Uni.createFrom().item(() -> isNew(proof, clock.instant()))
        : Uni.createFrom().item(true);
  }

  private boolean isNew(Proof proof, Instant now) {
    if (used.size() >= MOST) {
      used.values().removeIf(now::isAfter);
    }
    // To forget one that is still good would be to take it twice.
    if (used.size() >= MOST) {
      throw new RejectedExecutionException("Too many proofs at once");
    }
    return used.putIfAbsent(proof.id(), proof.endsAt()) == null;
  }
}
