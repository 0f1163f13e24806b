package org.lockstep.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.TimeoutException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How failures are waited out, until the service stops. */
@ApplicationScoped
public class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** Bad data, broken constraints, limits of the database: they do not pass (SQLSTATE). */
  private static final List<String> FINAL_STATES = List.of("22", "23", "54");

  private static final long IDLE = 0;

  private final Duration longest;
  private final MeterRegistry meters;

  /** By topic, since when a batch of it is worked on. */
  private final Map<String, AtomicLong> batches = new ConcurrentHashMap<>();

  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * @param longest how long an event may fail while its store answers, before it is put aside
   */
  Patience(
      @ConfigProperty(name = "lockstep.events.patience", defaultValue = "4m") Duration longest,
      MeterRegistry meters) {
    this.longest = longest;
    this.meters = meters;
  }

  /** A batch of this topic is worked on from now on. */
  void begins(String topic) {
    batches.computeIfAbsent(topic, this::measured).set(System.nanoTime() | 1);
  }

  /** What began is done, or aside. */
  void ends(String topic) {
    batches.computeIfAbsent(topic, this::measured).set(IDLE);
  }

  private AtomicLong measured(String topic) {
    AtomicLong since = new AtomicLong(IDLE);
    Gauge.builder("lockstep.batch.age", () -> age(since.get()))
        .baseUnit("seconds")
        .tag("topic", topic)
        .description("For how long one batch of events has been worked on; grows while they wait")
        .register(meters);
    return since;
  }

  private static double age(long since) {
    return since == IDLE ? 0 : (System.nanoTime() - since) / 1e9;
  }

  void stop(@Observes ShutdownEvent shutdown) {
    stopping.countDown();
  }

  Duration longest() {
    return longest;
  }

  static Duration pause(int round) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(round, 10));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /**
   * @throws StoppingException where the service stops before the time is over
   */
  void waitFor(Duration time) {
    try {
      if (stopping.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoppingException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppingException();
    }
  }

  /**
   * Whether the same will fail again: the event is at fault, or the code that meets it. Errors of
   * memory and of loading classes are not the event's.
   */
  static boolean isFinal(Throwable failure) {
    if (failure instanceof StackOverflowError
        || failure instanceof AssertionError
        || failure instanceof IllegalArgumentException
        || failure instanceof NullPointerException
        || failure instanceof ClassCastException
        || failure instanceof IndexOutOfBoundsException
        || failure instanceof ArithmeticException
        || failure instanceof DateTimeException
        || failure instanceof UnsupportedOperationException) {
      return true;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PoisonException || cause instanceof RecordTooLargeException) {
        return true;
      }
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return FINAL_STATES.stream().anyMatch(sql.getSQLState()::startsWith);
      }
    }
    return false;
  }

  /** Whether it failed because Kafka does not take what the event led to: no event is at fault. */
  static boolean isOfTheBroker(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** The service stops: whoever comes next does what is left. */
  static final class StoppingException extends RuntimeException {
    StoppingException() {
      super("The service stops", null, false, false);
    }
  }
}
