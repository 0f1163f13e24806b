package org.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockstep.local.data.Refusal;

class PartProcessTest {
  private final Path folder;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final BlockingQueue<Process> started = new LinkedBlockingQueue<>();

  PartProcessTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void startsAPartAgainThatWasKilledAndSaysSo() throws Exception {
    PartProcess part = part("echo working; exec sleep 600", () -> {});
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

  private PartProcess part(String script, Part.Readiness readiness) {
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
            Duration.ofSeconds(30));
    PrintStream out = new PrintStream(screen, true, StandardCharsets.UTF_8);
    return new PartProcess(part, folder.resolve("logs"), folder.resolve("run"), new Progress(out));
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
