package org.lockstep.alert.delivery;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.outbound.NameLookups;

/**
 * Starts what is due, as far as there is room, and records how it ended. It keeps nothing that is
 * not in the database; the room for endpoints that answer is never taken by others.
 */
@ApplicationScoped
class Dispatcher {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class);
  private static final int MOST_LEASED_AT_ONCE = 32;
  private static final Duration GRACE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final DeliveryQueue queue;
  private final Courier courier;
  private final Doorbell doorbell;
  private final DeliveryConfig config;
  private final DeliveryMeters meters;
  private final Clock clock;
  private final UUID process = UUID.randomUUID();
  private @Nullable Run current;

  Dispatcher(
      DeliveryQueue queue,
      Courier courier,
      Doorbell doorbell,
      DeliveryConfig config,
      DeliveryMeters meters,
      Clock clock) {
    this.queue = queue;
    this.courier = courier;
    this.doorbell = doorbell;
    this.config = config;
    this.meters = meters;
    this.clock = clock;
  }

  void serve(@Observes StartupEvent start) {
    require(config);
    start();
  }

  static void require(DeliveryConfig config) {
    var least = config.deadline().multipliedBy(2).plus(NameLookups.DEADLINE);
    if (config.lease().compareTo(least) <= 0) {
      throw new IllegalStateException(
          "lockstep.alert.delivery.lease must be over "
              + least
              + ": twice lockstep.alert.delivery.deadline, and a look-up");
    }
  }

  void end(@Observes ShutdownEvent shutdown) {
    stop();
  }

  synchronized void start() {
    current = new Run();
  }

  /** Attempts under way get a moment to end; those that do not are made again after their lease. */
  synchronized void stop() {
    if (current != null) {
      current.stop();
      current = null;
    }
  }

  /** From a start to the next stop. */
  private final class Run {
    private final Semaphore answering = new Semaphore(config.answering().atATime());
    private final Semaphore doubtful = new Semaphore(config.doubtful().atATime());
    private final ScheduledThreadPoolExecutor threads =
        new ScheduledThreadPoolExecutor(config.threads(), task -> thread("delivery", task));
    private final Thread dispatching = thread("delivery-dispatch", this::dispatch);
    private volatile boolean running = true;

    Run() {
      threads.setRemoveOnCancelPolicy(true);
      threads.prestartAllCoreThreads();
      dispatching.start();
    }

    private static Thread thread(String name, Runnable work) {
      var thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    }

    private void dispatch() {
      try {
        while (running) {
          startWhatIsDue();
          doorbell.await(config.poll());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void startWhatIsDue() throws InterruptedException {
      try {
        while (running && startSome()) {
          // There may be more.
        }
      } catch (Throwable e) {
        // An Error, too: nobody would see that nothing is sent any more.
        LOG.warn("What is due is not known now", e);
        Thread.sleep(PAUSE.toMillis());
      }
    }

    /**
     * Leases and starts at most one for each endpoint.
     *
     * @return false when nothing was due that there is room for
     */
    private boolean startSome() {
      var room = new Room(room(answering), room(doubtful));
      if (room.none()) {
        return false;
      }
      List<Shipment> shipments = queue.lease(process, room);
      shipments.forEach(this::start);
      return !shipments.isEmpty();
    }

    private static int room(Semaphore places) {
      return Math.min(MOST_LEASED_AT_ONCE, places.availablePermits());
    }

    private void start(Shipment shipment) {
      var place = shipment.answering() ? answering : doubtful;
      // Nobody else takes any: it was counted when the shipment was leased.
      place.acquireUninterruptibly();
      CompletableFuture.completedFuture(shipment)
          .thenCompose(due -> courier.attempt(due, threads))
          .thenCompose(report -> recorded(shipment, report))
          .whenComplete(
              (done, failure) -> {
                if (failure != null) {
                  LOG.warn("A delivery was given up for now; its lease ends by itself", failure);
                }
                place.release();
                // There may be more for the same endpoint.
                doorbell.ring();
              });
    }

    /** While the lease holds it is worth trying: what is not written is sent again. */
    private CompletableFuture<Void> recorded(Shipment shipment, Report report) {
      var done = new CompletableFuture<Void>();
      threads.execute(() -> record(shipment, report, done));
      return done;
    }

    private void record(Shipment shipment, Report report, CompletableFuture<Void> done) {
      try {
        if (!queue.record(process, shipment, report)) {
          LOG.warnf(
              "Lease %d of delivery %s was lost before its attempt ended",
              shipment.leaseNo(), shipment.deliveryId());
        }
        meters.made(shipment, report);
        done.complete(null);
      } catch (Throwable e) {
        if (clock.instant().isAfter(shipment.until()) || threads.isShutdown()) {
          done.completeExceptionally(e);
          return;
        }
        LOG.warnf("The result of an attempt is not yet written: %s", e.getMessage());
        threads.schedule(
            () -> record(shipment, report, done), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      }
    }

    private void stop() {
      running = false;
      doorbell.ring();
      long end = System.nanoTime() + GRACE.toNanos();
      try {
        dispatching.join(GRACE.toMillis());
        boolean ended =
            answering.tryAcquire(
                    config.answering().atATime(), end - System.nanoTime(), TimeUnit.NANOSECONDS)
                && doubtful.tryAcquire(
                    config.doubtful().atATime(), end - System.nanoTime(), TimeUnit.NANOSECONDS);
        LOG.debugf("Attempts under way %s", ended ? "have ended" : "are left");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      dispatching.interrupt();
      threads.shutdownNow();
    }
  }
}
