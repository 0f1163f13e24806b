package org.lockstep.designation.listimport;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks again and again at what is alive in the heap, and knows the most that it has seen. Takes a
 * third of the time: others are to get on with what they do.
 */
final class LiveHeap implements AutoCloseable {
  private final long before = used();
  private final AtomicLong most = new AtomicLong(before);
  private final Thread looking = new Thread(this::look, "live-heap");

  LiveHeap() {
    looking.setDaemon(true);
    looking.start();
  }

  private void look() {
    while (!looking.isInterrupted()) {
      long begun = System.nanoTime();
      most.accumulateAndGet(used(), Math::max);
      LockSupport.parkNanos(2 * (System.nanoTime() - begun));
    }
  }

  /** The most there was, without what there was at the beginning. */
  long most() {
    return most.get() - before;
  }

  @Override
  public void close() throws InterruptedException {
    looking.interrupt();
    looking.join();
  }

  /** What the collection left, not what was made since: others go on while this thread waits. */
  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
