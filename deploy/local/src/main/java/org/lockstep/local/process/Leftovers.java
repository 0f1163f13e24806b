package org.lockstep.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockstep.local.data.Refusal;

/** Processes that a killed launcher left behind on a data folder. */
public final class Leftovers {
  private static final Duration GRACE = Duration.ofSeconds(8);

  private final Path run;
  private final Path postgresData;

  /**
   * @param run where the ids of running processes are kept
   * @param postgresData PostgreSQL's folder, in which it keeps its id itself
   */
  public Leftovers(Path run, Path postgresData) {
    this.run = run;
    this.postgresData = postgresData;
  }

  /** Ends them, kindly first; returns how many there were. */
  public int end() throws IOException, InterruptedException {
    Set<ProcessHandle> found = new LinkedHashSet<>();
    postmaster(postgresData).ifPresent(found::add);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(run, "*.pid")) {
      for (Path file : files) {
        new PidFile(file).survivor().ifPresent(found::add);
      }
    }
    Ending.of(found, GRACE);
    List<Long> alive =
        found.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).toList();
    if (!alive.isEmpty()) {
      throw new Refusal(
          "Processes of an earlier run cannot be ended: "
              + alive
              + ". End them (kill -9) and start again.");
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(run, "*.pid")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    return found.size();
  }

  /**
   * The PostgreSQL server that runs on a folder: the id is in a file of its own making; that the
   * process is this server shows in its command line, which names the folder.
   */
  static Optional<ProcessHandle> postmaster(Path postgresData) {
    try {
      long pid =
          Long.parseLong(
              Files.readAllLines(postgresData.resolve("postmaster.pid"), StandardCharsets.UTF_8)
                  .get(0)
                  .strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(process -> commandLine(process).contains(postgresData.toString()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static List<String> commandLine(ProcessHandle process) {
    try {
      return List.of(
          Files.readString(
                  Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.UTF_8)
              .split("\0"));
    } catch (IOException e) {
      return List.of();
    }
  }
}
