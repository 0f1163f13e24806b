package org.lockstep.alert.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** The threads that deliver. They keep nothing that is not in the database. */
@ApplicationScoped
class DeliveryWorkers {
  private static final Logger LOG = Logger.getLogger(DeliveryWorkers.class);
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final DeliveryQueue queue;
  private final Courier courier;
  private final Doorbell doorbell;
  private final DeliveryConfig config;
  private final UUID process = UUID.randomUUID();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  DeliveryWorkers(DeliveryQueue queue, Courier courier, Doorbell doorbell, DeliveryConfig config) {
    this.queue = queue;
    this.courier = courier;
    this.doorbell = doorbell;
    this.config = config;
  }

  void serve(@Observes StartupEvent start) {
    if (config.lease().compareTo(config.deadline().multipliedBy(2)) <= 0) {
      throw new IllegalStateException(
          "lockstep.alert.delivery.lease must be over twice lockstep.alert.delivery.deadline");
    }
    start();
  }

  void end(@Observes ShutdownEvent shutdown) {
    stop();
  }

  synchronized void start() {
    running = true;
    IntStream.range(0, config.workers())
        .forEach(number -> threads.add(thread("delivery-" + number, this::work)));
    threads.add(thread("delivery-poll", this::poll));
  }

  /** Attempts under way get a moment to end; those that do not are made again after their lease. */
  synchronized void stop() {
    running = false;
    threads.forEach(thread -> doorbell.ring());
    long until = System.nanoTime() + GRACE.toNanos();
    for (Thread thread : threads) {
      try {
        thread.join(Math.max(1, (until - System.nanoTime()) / 1_000_000));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread.interrupt();
    }
    threads.clear();
  }

  private static Thread thread(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private void poll() {
    try {
      while (running) {
        doorbell.ring();
        Thread.sleep(config.poll().toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (running) {
        doorbell.await();
        serveWhatIsDue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serveWhatIsDue() throws InterruptedException {
    try {
      while (running && deliverNext()) {
        // One after the other.
      }
    } catch (RuntimeException e) {
      LOG.warn("A delivery was given up for now; its lease ends by itself", e);
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /**
   * Leases, sends and records one delivery.
   *
   * @return false when nothing was due
   */
  boolean deliverNext() throws InterruptedException {
    Optional<Shipment> shipment = queue.lease(process);
    if (shipment.isEmpty()) {
      return false;
    }
    // There may be more than this one: let the next worker look while this one sends.
    doorbell.ring();
    Report report = courier.attempt(shipment.get());
    record(shipment.get(), report);
    return true;
  }

  /** While the lease holds it is worth trying: what is not written is sent again. */
  private void record(Shipment shipment, Report report) throws InterruptedException {
    Instant until = Instant.now().plus(config.lease()).minus(config.deadline().multipliedBy(2));
    while (true) {
      try {
        if (!queue.record(process, shipment, report)) {
          LOG.warnf(
              "Lease %d of delivery %s was lost before its attempt ended",
              shipment.leaseNo(), shipment.deliveryId());
        }
        return;
      } catch (RuntimeException e) {
        if (!running || Instant.now().isAfter(until)) {
          throw e;
        }
        LOG.warnf("The result of an attempt is not yet written: %s", e.getMessage());
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }
}
