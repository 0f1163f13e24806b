package org.lockstep.designation.listimport;

import java.lang.management.ManagementFactory;
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

  private static long used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
