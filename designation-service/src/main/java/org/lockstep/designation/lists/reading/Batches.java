package org.lockstep.designation.lists.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a reader reads, handed on some at a time, so that what belongs to them is asked for at once:
 * as many as make a question worth while, and as few as fit into the memory.
 *
 * @param <T> what is read
 */
public final class Batches<T> {
  private static final int MOST = 100;
  private static final long MOST_CHARACTERS = 250_000;

  private final MemoryBudget memory;
  private final Consumer<List<T>> take;
  private List<T> batch = new ArrayList<>();
  private long characters;
  private long counted;

  /**
   * @param memory of the whole reading
   */
  public Batches(MemoryBudget memory, Consumer<List<T>> take) {
    this.memory = memory;
    this.take = take;
  }

  /**
   * @param length in characters of what it was read from
   */
  public void add(T item, long length) {
    batch.add(item);
    characters += length;
    counted += memory.addParts(length);
    if (batch.size() == MOST || characters >= MOST_CHARACTERS) {
      end();
    }
  }

  /** Hands on what is left. */
  public void end() {
    if (!batch.isEmpty()) {
      take.accept(batch);
      memory.release(counted);
      batch = new ArrayList<>();
      characters = 0;
      counted = 0;
    }
  }
}
