package org.lockstep.http.dpop;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.lockstep.http.retention.Retention;

/**
 * Remembers used proofs in the store of the service. All that come while one statement runs go with
 * the next: however many requests there are, one connection does for them.
 */
@ApplicationScoped
class SharedProofs implements ProofMemory {
  private static final int MOST_AT_ONCE = 500;
  private static final int MOST_WAITING = 5_000;
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final int FORGOTTEN_AT_ONCE = 5_000;

  private final Vertx vertx;
  private final ProofStore store;
  private final Queue<Use> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger howMany = new AtomicInteger();
  private final AtomicBoolean working = new AtomicBoolean();

  SharedProofs(Vertx vertx, ProofStore store) {
    this.vertx = vertx;
    this.store = store;
  }

  private record Use(Proof proof, CompletableFuture<Boolean> first) {}

  void begin(@Observes StartupEvent start) {
    Retention.keepTo(
        vertx, LOOK, "Used proofs", FORGOTTEN_AT_ONCE, () -> store.forget(FORGOTTEN_AT_ONCE));
  }

  @Override
  public Uni<Boolean> use(Proof proof, String path) {
    if (howMany.get() >= MOST_WAITING) {
      return Uni.createFrom().failure(busy());
    }
    Use use = new Use(proof, new CompletableFuture<>());
    howMany.incrementAndGet();
    waiting.add(use);
    work();
    return Uni.createFrom()
        .completionStage(use.first())
        .ifNoItem()
        .after(PATIENCE)
        .failWith(SharedProofs::busy);
  }

  private static RejectedExecutionException busy() {
    return new RejectedExecutionException("The store of used proofs is away or busy");
  }

  private void work() {
    if (!waiting.isEmpty() && working.compareAndSet(false, true)) {
      vertx
          .executeBlocking(
              () -> {
                keep();
                return true;
              },
              false)
          .onComplete(
              done -> {
                working.set(false);
                // Who closes down takes no more work: those who wait are told so when their time is
                // up.
                if (done.succeeded()) {
                  work();
                }
              });
    }
  }

  private void keep() {
    Map<String, Use> firsts = new LinkedHashMap<>();
    List<Use> repeats = new ArrayList<>();
    while (firsts.size() < MOST_AT_ONCE) {
      Use use = waiting.poll();
      if (use == null) {
        break;
      }
      howMany.decrementAndGet();
      if (firsts.putIfAbsent(use.proof().id(), use) != null) {
        repeats.add(use);
      }
    }
    repeats.forEach(use -> use.first().complete(false));
    try {
      Set<String> kept = store.keepNew(firsts.values().stream().map(Use::proof).toList());
      firsts.forEach((id, use) -> use.first().complete(kept.contains(id)));
    } catch (RuntimeException e) {
      firsts.values().forEach(use -> use.first().completeExceptionally(e));
    }
  }
}
