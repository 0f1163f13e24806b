package org.lockstep.gateway.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Bodies on their way to a service. Each keeps a connection until its sender has sent all of it,
 * and there are few connections: some of them are always left for who sends no body, and most of
 * them for other callers.
 */
@ApplicationScoped
public class Bodies {
  /** Of 64 connections, or of 32 for what lasts. */
  private static final int MOST = 48;

  private static final int MOST_LASTING = 24;

  private final Map<Kind, Integer> coming = new HashMap<>();

  /** What is counted together, and what of it by caller. */
  private record Kind(Enum<?> service, boolean lasts, @Nullable Object caller) {}

  /**
   * A place for one body, given back when it is closed; nothing where there are too many.
   *
   * @param lasts whether it may take long: an upload
   */
  public Optional<Place> take(Enum<?> service, boolean lasts, Object caller) {
    int most = lasts ? MOST_LASTING : MOST;
    Kind all = new Kind(service, lasts, null);
    Kind own = new Kind(service, lasts, caller);
    synchronized (coming) {
      // One caller may have two thirds.
      if (count(all) >= most || count(own) >= most * 2 / 3) {
        return Optional.empty();
      }
      coming.merge(all, 1, Integer::sum);
      coming.merge(own, 1, Integer::sum);
    }
    return Optional.of(new Place(all, own));
  }

  /** How many are on their way to all services. */
  public int coming() {
    synchronized (coming) {
      return coming.entrySet().stream()
          .filter(kind -> kind.getKey().caller() == null)
          .mapToInt(Map.Entry::getValue)
          .sum();
    }
  }

  private int count(Kind kind) {
    return coming.getOrDefault(kind, 0);
  }

  /** A body that is on its way. */
  public final class Place implements AutoCloseable {
    private final Kind all;
    private final Kind own;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Place(Kind all, Kind own) {
      this.all = all;
      this.own = own;
    }

    /** It has arrived, or nobody waits for it any more. */
    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        synchronized (coming) {
          less(all);
          less(own);
        }
      }
    }

    private void less(Kind kind) {
      coming.computeIfPresent(kind, (key, count) -> count == 1 ? null : count - 1);
    }
  }
}
