package org.lockstep.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.http.dpop.Proof;
import org.lockstep.http.dpop.ProofStore;
import org.lockstep.testkit.StoredProofRules;

/** A token that is bound to a key is worth nothing without the key, and a proof nothing twice. */
@QuarkusTest
class BoundTokenTest implements StoredProofRules {
  @Inject ProofStore store;

  @Override
  public String path() {
    return "/api/v1/resolution/candidates";
  }

  @Override
  public String role() {
    return "curator";
  }

  @Test
  void forgetsProofsThatNoClockTakesAnyMoreAndNoOthers() {
    Proof over = proof(-1);
    Proof good = proof(60);
    assertThat(store.keepNew(List.of(over, good))).containsExactlyInAnyOrder(over.id(), good.id());
    assertThat(store.keepNew(List.of(over, good))).isEmpty();

    store.forget(10_000);

    assertThat(store.keepNew(List.of(over, good))).containsExactly(over.id());
  }

  private static Proof proof(long seconds) {
    String id = UUID.randomUUID().toString() + UUID.randomUUID();
    return new Proof(id.replace("-", ""), Instant.now().plusSeconds(seconds));
  }
}
