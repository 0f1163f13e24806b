package org.lockstep.local.process;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Ends processes: asks, waits, and ends by force what is still there, children included. */
final class Ending {
  private static final Duration FORCE = Duration.ofSeconds(2);
  private static final long PAUSE_MILLIS = 20;

  private Ending() {}

  static void of(Collection<ProcessHandle> processes, Duration grace) throws InterruptedException {
    Set<ProcessHandle> all = new LinkedHashSet<>();
    for (ProcessHandle process : processes) {
      process.descendants().forEach(all::add);
      all.add(process);
    }
    processes.forEach(ProcessHandle::destroy);
    awaitEnd(all, grace);
    all.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(all, FORCE);
  }

  private static void awaitEnd(Collection<ProcessHandle> processes, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < end) {
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
