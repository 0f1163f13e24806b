package org.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.local.data.Refusal;

class PartProcessTest {
  private static final long LARGEST_LOG = 100_000;

  private final Path folder;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final BlockingQueue<Process> started = new LinkedBlockingQueue<>();

  PartProcessTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void startsAPartAgainThatWasKilledAndSaysSo() throws Exception {
    Path log = folder.resolve("logs/entity-service.log");
    PartProcess part =
        part(
            "echo working; exec sleep 600",
            () -> {
              if (!Files.readString(log).contains("working")) {
                throw new IllegalStateException("has not written yet");
              }
            });
    part.start();
    started.take().destroyForcibly();

    Process second = started.poll(30, TimeUnit.SECONDS);

    assertThat(second).isNotNull();
    assertThat(second.isAlive()).isTrue();
    assertThat(screen())
        .contains("entity-service ended (killed by signal 9)")
        .contains("| working");
    part.stop(Duration.ofSeconds(5));
    assertThat(second.toHandle().isAlive()).isFalse();
    assertThat(folder.resolve("run")).isEmptyDirectory();
  }

  @Test
  void doesNotStartAgainWhatWasStopped() throws Exception {
    PartProcess part = part("exec sleep 600", () -> {});
    part.start();
    Process process = started.take();

    part.stop(Duration.ofSeconds(5));

    assertThat(process.toHandle().isAlive()).isFalse();
    assertThat(started.poll(2, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void endsByForceWhatDoesNotEndByItself() throws Exception {
    PartProcess part = part("trap '' TERM; sleep 600 & wait; wait", () -> {});
    part.start();
    Process process = started.take();

    part.stop(Duration.ofMillis(200));

    assertThat(process.toHandle().isAlive()).isFalse();
  }

  @Test
  void showsTheEndOfTheLogOfAPartThatEndsBeforeItIsReady() {
    PartProcess part =
        part(
            "echo 'no such database'; exit 3",
            () -> {
              throw new IllegalStateException("not yet");
            });

    assertThatThrownBy(part::start)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("entity-service ended before it was ready (status 3)")
        .hasMessageContaining("| no such database");
  }

  @Test
  void startsAPartAgainThatRunsButDoesNotAnswerAndSaysSo() throws Exception {
    // Given a part that answers no more
    AtomicBoolean answers = new AtomicBoolean(true);
    PartProcess part =
        part(
            "exec sleep 600",
            () -> {},
            () -> {
              if (!answers.get()) {
                throw new IOException("no answer");
              }
            });
    part.start();
    Process first = started.take();
    // When
    answers.set(false);
    Process second = started.poll(30, TimeUnit.SECONDS);
    answers.set(true);
    // Then
    assertThat(second).isNotNull();
    assertThat(first.isAlive()).isFalse();
    assertThat(screen()).contains("entity-service runs, but has not answered for");
    // And one that answers again is left alone
    assertThat(started.poll(2, TimeUnit.SECONDS)).isNull();
    part.stop(Duration.ofSeconds(5));
  }

  @Test
  void leavesAPartAloneThatMissesAQuestionNowAndThen() throws Exception {
    CountDownLatch questions = new CountDownLatch(20);
    PartProcess part =
        part(
            "exec sleep 600",
            () -> {},
            () -> {
              questions.countDown();
              if (questions.getCount() % 4 != 0) {
                throw new IOException("busy");
              }
            });
    part.start();
    Process first = started.take();

    assertThat(questions.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(first.isAlive()).isTrue();
    assertThat(started).isEmpty();
    part.stop(Duration.ofSeconds(5));
  }

  @Test
  void leavesAPartThatDoesNotAnswerRunningWhenItMayNotBeStartedAgain() throws Exception {
    Semaphore questions = new Semaphore(0);
    PartProcess part =
        part(
            "exec sleep 600",
            () -> {},
            () -> {
              questions.release();
              throw new IOException("no answer");
            });
    part.start();
    Process last = started.take();
    for (int restart = 0; restart < RestartBudget.RESTARTS; restart++) {
      last = started.poll(30, TimeUnit.SECONDS);
      assertThat(last).isNotNull();
    }
    questions.drainPermits();

    assertThat(questions.tryAcquire(20, 30, TimeUnit.SECONDS)).isTrue();

    assertThat(last.isAlive()).isTrue();
    assertThat(screen()).containsOnlyOnce("it is left so");
    part.stop(Duration.ofSeconds(5));
  }

  @Test
  @Timeout(60)
  void keepsTheLogOfAPartSmallThatWritesWithoutEnd() throws Exception {
    PartProcess part =
        part("yes 'a line that says nothing' | head -c 3000000; sleep 600", () -> {});
    part.start();
    Path log = folder.resolve("logs/entity-service.log");

    Path earlier = log.resolveSibling("entity-service.log.1");
    while (!Files.exists(earlier) || Files.size(log) > LARGEST_LOG) {
      Thread.sleep(20);
    }

    assertThat(Files.size(earlier)).isEqualTo(LARGEST_LOG);
    part.stop(Duration.ofSeconds(5));
  }

  private PartProcess part(String script, Part.Readiness readiness) {
    return part(script, readiness, () -> {});
  }

  private PartProcess part(String script, Part.Readiness readiness, Part.Readiness liveness) {
    Part part =
        new Part(
            "entity-service",
            log -> {
              Process process =
                  new ProcessBuilder(List.of("sh", "-c", script))
                      .redirectErrorStream(true)
                      .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                      .start();
              started.add(process);
              return process;
            },
            readiness,
            Duration.ofSeconds(30),
            liveness);
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    return new PartProcess(
        part,
        new LogFile(folder.resolve("logs/entity-service.log"), LARGEST_LOG),
        folder.resolve("run"),
        new Progress(out),
        new Pulse(Duration.ofMillis(50), Duration.ofMillis(300)));
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
