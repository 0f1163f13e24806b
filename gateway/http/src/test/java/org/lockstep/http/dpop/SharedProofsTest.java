package org.lockstep.http.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedProofsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.parse("2024-05-24T00:00:00Z");

  private final Vertx vertx = Vertx.vertx();
  private final KeptInMemory store = new KeptInMemory();
  private final SharedProofs proofs = new SharedProofs(vertx, store);

  /** A store that may be held up, and that two replicas may share. */
  private static final class KeptInMemory implements ProofStore {
    final Set<String> kept = ConcurrentHashMap.newKeySet();
    final List<Integer> portions = new ArrayList<>();
    volatile CountDownLatch open = new CountDownLatch(0);
    volatile @Nullable RuntimeException failure;

    @Override
    public Set<String> keepNew(Collection<Proof> proofs) {
      try {
        open.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      RuntimeException fails = failure;
      if (fails != null) {
        throw fails;
      }
      synchronized (portions) {
        portions.add(proofs.size());
      }
      Set<String> fresh = new HashSet<>();
      proofs.forEach(
          proof -> {
            if (kept.add(proof.id())) {
              fresh.add(proof.id());
            }
          });
      return fresh;
    }

    @Override
    public int forget(int most) {
      return 0;
    }
  }

  @AfterEach
  void close() {
    vertx.close();
  }

  private static Proof proof(String jti) {
    return Proof.of("key", jti, NOW);
  }

  private CompletableFuture<Boolean> use(SharedProofs replica, String jti) {
    return replica.use(proof(jti), "/api/v1/alerts").subscribeAsCompletionStage();
  }

  private static boolean told(CompletableFuture<Boolean> use) {
    return Uni.createFrom().completionStage(use).await().atMost(PATIENCE);
  }

  @Test
  void takesAProofOnceWhicheverReplicaItComesTo() {
    SharedProofs other = new SharedProofs(vertx, store);

    assertThat(told(use(proofs, "a"))).isTrue();
    assertThat(told(use(proofs, "a"))).isFalse();
    assertThat(told(use(other, "a"))).isFalse();
    assertThat(told(use(other, "b"))).isTrue();
  }

  @Test
  void takesOneOfManyThatComeAtOnceAndSendsThemTogether() {
    store.open = new CountDownLatch(1);
    List<CompletableFuture<Boolean>> uses = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      uses.add(use(proofs, "jti " + i % 500));
    }

    store.open.countDown();

    assertThat(uses.stream().filter(SharedProofsTest::told)).hasSize(500);
    assertThat(store.portions.size()).isLessThan(10);
    assertThat(told(use(proofs, "jti 499"))).isFalse();
  }

  @Test
  void takesNoneWhileTheStoreFailsAndGoesOnWhenItIsBack() {
    store.failure = new IllegalStateException("The store is away");
    CompletableFuture<Boolean> refused = use(proofs, "a");
    assertThatThrownBy(() -> told(refused)).hasMessage("The store is away");

    store.failure = null;
    assertThat(told(use(proofs, "a"))).isTrue();
  }

  @Test
  void refusesWhoeverWouldWaitLongOrWithTooManyOthers() {
    store.open = new CountDownLatch(1);
    List<CompletableFuture<Boolean>> uses = new ArrayList<>();
    for (int i = 0; i < 6_000; i++) {
      uses.add(use(proofs, "jti " + i));
    }

    assertThatThrownBy(() -> told(uses.get(5_999))).isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> told(uses.get(0))).isInstanceOf(RejectedExecutionException.class);
    store.open.countDown();
    Awaitility.await().atMost(PATIENCE).until(() -> store.kept.size() >= 5_000);
    assertThat(told(use(proofs, "another"))).isTrue();
    // Whoever gave up has used the proof all the same.
    assertThat(told(use(proofs, "jti 0"))).isFalse();
  }
}
