package org.lockstep.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.local.data.Refusal;

class PauseTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Path counted;
  private Process writer;

  PauseTest(@TempDir Path folder) {
    this.counted = folder.resolve("counted");
  }

  /** The child of a shell, as a store behind its lifeline is. */
  @BeforeEach
  void start() throws Exception {
    writer =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "sh -c 'while :; do echo . >> \"$0\"; done' \"$0\"; :",
                counted.toString())
            .start();
    awaitGrowth();
  }

  @AfterEach
  void end() {
    writer.descendants().forEach(ProcessHandle::destroyForcibly);
    writer.destroyForcibly();
  }

  @Test
  void nothingIsWrittenUntilItIsOver() throws Exception {
    try (Pause pause = Pause.of(List.of(writer.toHandle()), LONG)) {
      long before = Files.size(counted);
      Thread.sleep(100);
      assertThat(Files.size(counted)).isEqualTo(before);
      pause.requireHeld();
    }

    awaitGrowth();
  }

  @Test
  void endsByItselfAndSaysSoWhenItTakesTooLong() throws Exception {
    try (Pause pause = Pause.of(List.of(writer.toHandle()), Duration.ofSeconds(1))) {
      awaitGrowth();

      assertThatThrownBy(pause::requireHeld)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("nothing was kept");
    }
  }

  @Test
  void refusesProcessesThatHaveEnded() throws Exception {
    ProcessHandle ended = new ProcessBuilder("true").start().toHandle();
    ended.onExit().get();

    assertThatThrownBy(() -> Pause.of(List.of(ended), LONG)).isInstanceOf(Refusal.class);
  }

  private void awaitGrowth() throws Exception {
    long before = Files.exists(counted) ? Files.size(counted) : 0;
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!Files.exists(counted) || Files.size(counted) <= before) {
      assertThat(System.nanoTime()).as("it goes on").isLessThan(end);
      Thread.sleep(10);
    }
  }
}
