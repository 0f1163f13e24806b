package org.lockstep.designation.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.testkit.LogLines;

/** What a loop does when its work fails, hangs or is to end. */
@Timeout(60)
class LoopTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(5);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger rounds = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private Loop loop = loop(() -> true);

  @AfterEach
  void stop() throws InterruptedException {
    never.countDown();
    loop.stop();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {IllegalStateException.class, StackOverflowError.class, InterruptedException.class})
  void goesOnWhateverItsWorkThrowsAndSaysSoOnceUntilItSucceeds(Class<? extends Throwable> failure) {
    AtomicReference<@Nullable Class<? extends Throwable>> thrown = new AtomicReference<>(failure);
    try (LogLines lines = new LogLines()) {
      start(
          loop(
              () -> {
                Class<? extends Throwable> now = thrown.get();
                if (now != null) {
                  sneak(now.getDeclaredConstructor().newInstance());
                }
                return true;
              }));
      goRoundSome();
      thrown.set(null);
      await().atMost(SOON).until(() -> said(lines).size() == 2);
      goRoundSome();

      assertThat(said(lines).get(0)).contains("test-loop", "things wait", failure.getName());
      assertThat(said(lines).get(1)).contains("goes round again", "test-loop");
      thrown.set(failure);
      await().atMost(SOON).until(() -> said(lines).size() == 3);
    }
  }

  @Test
  void goesOnWhenItIsInterruptedByMistake() {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    start(
        loop(
            () -> {
              thread.complete(Thread.currentThread());
              return true;
            }));
    thread.join();

    thread.join().interrupt();

    goRoundSome();
    assertThat(thread.join().isAlive()).isTrue();
  }

  @Test
  void letsARoundEndAndBeginsNoOther() throws InterruptedException {
    CountDownLatch in = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    start(
        loop(
            () -> {
              in.countDown();
              await().atMost(SOON).until(() -> !loop.goesOn());
              ended.incrementAndGet();
              return true;
            }));
    in.await();

    loop.stop();

    assertThat(ended).hasValue(1);
    assertThat(rounds).hasValue(1);
  }

  @Test
  void interruptsARoundThatHangsAndWaitsForItNoLongerThanItsDeadline() throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    start(
        loop(
            () -> {
              thread.complete(Thread.currentThread());
              never.await();
              return true;
            }));
    thread.join();

    loop.stop();

    thread.join().join();
    assertThat(rounds).hasValue(1);
  }

  @Test
  void doesNotWaitForWhatNoInterruptEnds() throws InterruptedException {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    start(
        loop(
            () -> {
              thread.complete(Thread.currentThread());
              while (never.getCount() > 0) {
                Thread.onSpinWait();
              }
              return true;
            }));
    thread.join();

    loop.stop();

    assertThat(thread.join().isAlive()).isTrue();
  }

  @Test
  void tellsHowLongAgoItLastSucceeded() {
    AtomicBoolean well = new AtomicBoolean();
    start(loop(well::get));
    await().atMost(SOON).until(() -> age() > 0.5);

    well.set(true);

    await().atMost(SOON).until(() -> age() < 0.5);
    goRoundSome();
  }

  private void goRoundSome() {
    int before = rounds.get();
    await().atMost(SOON).until(() -> rounds.get() > before + 3);
  }

  private double age() {
    return meters.get("lockstep.loop.last.success.age").tag("loop", "test-loop").gauge().value();
  }

  private Loop loop(Loop.Round round) {
    return new Loop(
        "test-loop",
        "things wait",
        SHORT,
        SHORT,
        () -> {
          rounds.incrementAndGet();
          return round.go();
        });
  }

  private void start(Loop started) {
    loop = started;
    loop.start(meters);
  }

  private static List<String> said(LogLines lines) {
    return lines.all().stream().filter(line -> line.startsWith(Loop.class.getName())).toList();
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }
}
