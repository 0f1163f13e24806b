package org.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  private final Path run;
  private final List<Process> started = new ArrayList<>();

  LeftoversTest(@TempDir Path run) {
    this.run = run;
  }

  @AfterEach
  void endWhatIsStillThere() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void endsTheProcessesOfAKilledLauncherAndTheirChildren() throws Exception {
    Process service = start("sleep", "600");
    Process shell = start("sh", "-c", "sleep 601 & wait");
    new PidFile(run, "entity-service").write(service.toHandle());
    new PidFile(run, "postgres").write(shell.toHandle());
    ProcessHandle child = childOf(shell);

    int ended = new Leftovers(run, run.resolve("postgres")).end();

    assertThat(ended).isEqualTo(2);
    assertThat(service.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(child.isAlive()).isFalse();
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void neverTouchesAProcessThatGotTheNumberLater() throws Exception {
    Process stranger = start("sleep", "602");
    ProcessHandle.Info info = stranger.info();
    Instant earlier = info.startInstant().orElseThrow().minusSeconds(60);
    writePidFile("entity-service", stranger.pid(), earlier, info.command().orElseThrow());
    writePidFile("kafka", stranger.pid(), info.startInstant().orElseThrow(), "/usr/bin/java");
    Files.writeString(run.resolve("mongo.pid"), "cut short", StandardCharsets.UTF_8);

    assertThat(new Leftovers(run, run.resolve("postgres")).end()).isZero();

    assertThat(stranger.isAlive()).isTrue();
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void recognisesPostgresByItsOwnIdFileAndTheFolderOnItsCommandLine() throws Exception {
    Path data = Files.createDirectory(run.resolve("postgres"));
    Process server = start("sh", "-c", "sleep 603", "-D", data.toString());
    Process stranger = start("sleep", "604");

    Files.writeString(
        data.resolve("postmaster.pid"), stranger.pid() + "\n", StandardCharsets.UTF_8);
    assertThat(Leftovers.postmaster(data)).isEmpty();
    Files.writeString(data.resolve("postmaster.pid"), server.pid() + "\n", StandardCharsets.UTF_8);
    assertThat(Leftovers.postmaster(data)).contains(server.toHandle());
  }

  private void writePidFile(String name, long pid, Instant started, String command)
      throws Exception {
    Files.writeString(
        run.resolve(name + ".pid"),
        pid + "\n" + started + "\n" + command + "\n",
        StandardCharsets.UTF_8);
  }

  private static ProcessHandle childOf(Process process) throws InterruptedException {
    while (process.children().findFirst().isEmpty()) {
      Thread.sleep(10);
    }
    return process.children().findFirst().orElseThrow();
  }

  private Process start(String... command) throws Exception {
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }
}
