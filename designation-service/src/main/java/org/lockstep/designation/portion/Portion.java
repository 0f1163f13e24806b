package org.lockstep.designation.portion;

import java.util.ArrayList;
import java.util.List;

/**
 * Items that are taken together: as many as make a statement worth while, and only a few of large
 * ones.
 *
 * @param <T> what is collected
 */
public final class Portion<T> {
  static final int MOST = 100;

  /** The last item may go beyond it, so that one that is larger than all has a portion. */
  static final int MOST_BYTES = 1 << 20;

  private List<T> items = new ArrayList<>();
  private long bytes;

  /**
   * Adds an item.
   *
   * @return whether the portion is full, and is to be taken
   */
  public boolean add(T item, long size) {
    items.add(item);
    bytes += size;
    return items.size() >= MOST || bytes >= MOST_BYTES;
  }

  public boolean isEmpty() {
    return items.isEmpty();
  }

  /** Hands over what was collected, once. */
  public List<T> take() {
    List<T> taken = items;
    items = new ArrayList<>();
    bytes = 0;
    return taken;
  }
}
