package org.lockstep.local.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.lockstep.local.data.Refusal;

/**
 * Processes that stand still (SIGSTOP) until this is closed. What is on disk meanwhile is what they
 * would leave behind if they were killed now, and stays so.
 *
 * <p>A shell beside it lets them go on when the time is over, so that they do not stand still for
 * good when this process is killed.
 */
final class Pause implements AutoCloseable {
  private static final Duration UNTIL_ALL_STAND = Duration.ofSeconds(5);

  /** The terminal's Ctrl-C is for all processes of its group, and this one must outlive it. */
  private static final String GO_ON_LATER =
      "trap '' INT HUP; seconds=$1; shift; sleep \"$seconds\"; kill -CONT \"$@\"";

  private final List<String> processes;
  private final long end;
  private final Process watch;
  private final Thread hook = new Thread(this::goOn, "go on");

  private Pause(List<String> processes, long end, Process watch) {
    this.processes = processes;
    this.end = end;
    this.watch = watch;
  }

  /** Stops them, with their descendants; returns when every thread of theirs stands. */
  static Pause of(Collection<ProcessHandle> asked, Duration most)
      throws IOException, InterruptedException {
    List<String> processes =
        asked.stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .map(process -> Long.toString(process.pid()))
            .toList();
    long begun = System.nanoTime();
    List<String> later = new ArrayList<>(List.of(Long.toString(most.toSeconds())));
    later.addAll(processes);
    Pause pause = new Pause(processes, begun + most.toNanos(), shell(GO_ON_LATER, later));
    Runtime.getRuntime().addShutdownHook(pause.hook);
    try {
      if (shell("kill -STOP \"$@\"", processes).waitFor() != 0) {
        throw new Refusal("A store has ended meanwhile. Try again when it is back.");
      }
      long patience = begun + UNTIL_ALL_STAND.toNanos();
      while (!pause.allStand()) {
        if (System.nanoTime() > patience) {
          throw new Refusal("The stores do not stand still: their disk is too slow. Try again.");
        }
        Thread.sleep(1);
      }
      return pause;
    } catch (IOException | InterruptedException | RuntimeException e) {
      pause.close();
      throw e;
    }
  }

  private boolean allStand() throws IOException {
    for (String process : processes) {
      try (DirectoryStream<Path> threads =
          Files.newDirectoryStream(Path.of("/proc", process, "task"))) {
        for (Path thread : threads) {
          String state = Files.readString(thread.resolve("stat"), StandardCharsets.UTF_8);
          // After the name, which is in parentheses and may have any character.
          if (state.charAt(state.lastIndexOf(')') + 2) != 'T') {
            return false;
          }
        }
      }
    }
    return true;
  }

  /**
   * Asked when all is copied.
   *
   * @throws Refusal if they went on before
   */
  void requireHeld() throws IOException {
    if (System.nanoTime() > end || !allStand()) {
      throw new Refusal(
          "Copying took longer than the stores may stand still; nothing was kept of it."
              + " Try again when less is written, or to a faster disk.");
    }
  }

  private void goOn() {
    try {
      shell("kill -CONT \"$@\"", processes).waitFor();
      watch.descendants().forEach(ProcessHandle::destroyForcibly);
      watch.destroyForcibly();
    } catch (IOException e) {
      // The shell beside it will.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    goOn();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It runs already.
    }
  }

  private static Process shell(String script, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", script, "pause"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
