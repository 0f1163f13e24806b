package org.lockstep.entity.screening.engine;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** The index that is asked now. Searching never waits for a change of it. */
public final class CurrentIndex {
  private final Lock changing = new ReentrantLock();
  private volatile ScreeningIndex now = ScreeningIndex.empty();

  public ScreeningIndex now() {
    return now;
  }

  /** Asks this one from now on. */
  public void set(ScreeningIndex index) {
    changing.lock();
    try {
      now = index;
    } finally {
      changing.unlock();
    }
  }

  /** Makes the changes; they are searched when this returns. */
  public void change(Changes changes) {
    changing.lock();
    try {
      now = now.with(changes);
    } finally {
      changing.unlock();
    }
  }

  /**
   * Makes one piece of what changes have left in several, if it is worth it. It takes as long as to
   * make the index, and is meant for a thread of its own, one at a time; searches and changes go on
   * meanwhile.
   */
  public void mergeIfFragmented() {
    ScreeningIndex before = now;
    if (!before.isFragmented()) {
      return;
    }
    ScreeningIndex merged = before.merged();
    changing.lock();
    try {
      now = now.adopting(before, merged);
    } finally {
      changing.unlock();
    }
  }
}
