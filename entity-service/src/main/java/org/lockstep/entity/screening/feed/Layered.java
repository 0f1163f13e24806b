package org.lockstep.entity.screening.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map that never changes: a large part that is shared with those that it was made from, and a
 * small one of what is otherwise.
 */
final class Layered<V> {
  /** More than these are put into a large part of their own, at the cost of copying it. */
  private static final int FEW = 2_000;

  private final Map<String, V> large;
  private final Map<String, Optional<V>> changes;
  private final int size;

  private Layered(Map<String, V> large, Map<String, Optional<V>> changes, int size) {
    this.large = large;
    this.changes = changes;
    this.size = size;
  }

  static <V> Layered<V> empty() {
    return new Layered<>(Map.of(), Map.of(), 0);
  }

  /**
   * @param otherwise what there is now under some keys; nothing where there is none
   */
  Layered<V> with(Map<String, Optional<V>> otherwise) {
    int after = size;
    for (Map.Entry<String, Optional<V>> one : otherwise.entrySet()) {
      after += (one.getValue().isPresent() ? 1 : 0) - (get(one.getKey()) == null ? 0 : 1);
    }
    Map<String, Optional<V>> all = new HashMap<>(changes);
    all.putAll(otherwise);
    if (all.size() <= FEW) {
      return new Layered<>(large, all, after);
    }
    Map<String, V> merged = new HashMap<>(large);
    all.forEach(
        (key, value) ->
            value.ifPresentOrElse(there -> merged.put(key, there), () -> merged.remove(key)));
    return new Layered<>(merged, Map.of(), after);
  }

  @Nullable V get(String key) {
    Optional<V> changed = changes.get(key);
    return changed == null ? large.get(key) : changed.orElse(null);
  }

  void forEach(Consumer<V> taker) {
    large.forEach(
        (key, value) -> {
          if (!changes.containsKey(key)) {
            taker.accept(value);
          }
        });
    changes.values().forEach(value -> value.ifPresent(taker));
  }

  int size() {
    return size;
  }
}
