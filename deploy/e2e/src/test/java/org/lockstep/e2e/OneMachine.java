package org.lockstep.e2e;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Lockstep on this machine, in a data folder and on ports of its own: one a process of tests. */
final class OneMachine {
  private static final int NUMBER = Integer.getInteger("lockstep.machine", 1);
  static final int PORT = 17980 + 100 * NUMBER;
  static final Path DATA = Path.of("target", "lockstep-" + NUMBER).toAbsolutePath();
  private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path SCREEN =
      Path.of("target", "screen-" + NUMBER + ".txt").toAbsolutePath();
  private static final long START_SECONDS = 300;

  private static @Nullable OneMachine running;

  private final Process launcher;

  private OneMachine(Process launcher) {
    this.launcher = launcher;
  }

  /** The running system with its story told, started now if no test has done so before. */
  static synchronized OneMachine withTheStory() {
    OneMachine machine = running;
    return machine == null || !machine.launcher.isAlive() ? start("--reset") : machine;
  }

  /** Some running system, with whatever is in it. */
  static synchronized void ensureRunning() {
    OneMachine machine = running;
    if (machine == null || !machine.launcher.isAlive()) {
      start("--reset", "--no-story", "--no-receiver");
    }
  }

  /** Ends the one that runs, if one does. */
  static synchronized void stopRunning() {
    OneMachine machine = running;
    if (machine != null && machine.launcher.isAlive()) {
      machine.stop();
    }
  }

  /** Starts the launcher and returns when it says that Lockstep is up and stays up. */
  static synchronized OneMachine start(String... options) {
    return start(Map.of(), options);
  }

  /** The same, with settings besides. */
  static synchronized OneMachine start(Map<String, String> environment, String... options) {
    Path local = PROJECT.resolve("deploy/local/target");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                local.resolve("classes") + ":" + local.resolve("lib") + "/*",
                "org.lockstep.local.Launcher",
                "--port",
                Integer.toString(PORT),
                "--data",
                DATA.toString()));
    command.addAll(List.of(options));
    try {
      Files.deleteIfExists(SCREEN);
      ProcessBuilder process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(SCREEN.toFile());
      process.environment().putAll(environment);
      Process launcher = process.start();
      OneMachine machine = new OneMachine(launcher);
      running = machine;
      Runtime.getRuntime().addShutdownHook(new Thread(machine::stop));
      machine.awaitUp();
      return machine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitUp() {
    long end = System.nanoTime() + SECONDS.toNanos(START_SECONDS);
    while (!screen().contains("stays up until Ctrl-C")) {
      if (!launcher.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("Lockstep did not start:\n" + screen());
      }
      pause(200);
    }
  }

  /** What the terminal shows. */
  String screen() {
    try {
      return Files.readString(SCREEN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the launcher as {@code kill -9} does. */
  void kill() {
    launcher.destroyForcibly();
    await(launcher);
  }

  /** Ends it as Ctrl-C does, with everything it started. */
  void stop() {
    launcher.destroy();
    await(launcher);
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(60, SECONDS)) {
        throw new AssertionError("The launcher does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends one part as {@code kill -9} does; the launcher starts it again. */
  static void kill(String part) {
    try {
      long pid = Long.parseLong(Files.readAllLines(DATA.resolve("run/" + part + ".pid")).get(0));
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All processes whose command line names the data folder, but for those of the tests. */
  static List<ProcessHandle> processes() {
    try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
      return all.filter(process -> commandLine(process).contains(DATA.toString())).toList();
    }
  }

  // ProcessHandle.info() gives up on long command lines; the system's own file has them whole.
  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return ""; // It has just ended.
    }
  }

  long pid() {
    return launcher.pid();
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
