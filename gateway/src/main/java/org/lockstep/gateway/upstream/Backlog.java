package org.lockstep.gateway.upstream;

import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Whether the gateway itself is behind with its work. Each event loop is asked for something every
 * so often, and how late it comes to it is how long a request waits there before it is looked at.
 */
@ApplicationScoped
public class Backlog {
  private static final long LOOK_MILLIS = 100;

  private final Map<EventExecutor, StandingDelay> delays = new ConcurrentHashMap<>();

  void watch(@Observes StartupEvent start, Vertx vertx) {
    for (EventExecutor loop : ((VertxInternal) vertx).getEventLoopGroup()) {
      StandingDelay delay = new StandingDelay();
      delays.put(loop, delay);
      lookAgain(loop, delay);
    }
  }

  private static void lookAgain(EventExecutor loop, StandingDelay delay) {
    if (loop.isShuttingDown()) {
      return;
    }
    long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
    loop.schedule(
        () -> {
          delay.sample(System.nanoTime() - due);
          lookAgain(loop, delay);
        },
        LOOK_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  /** Whether the event loop that this is called on is behind, and has been for a while. */
  public boolean stands(Vertx vertx) {
    StandingDelay delay =
        delays.get(((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop());
    return delay != null && delay.stands();
  }
}
