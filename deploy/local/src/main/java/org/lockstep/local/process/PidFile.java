package org.lockstep.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The id of a running process on disk, with its start time and program: a number alone proves
 * nothing, because the system uses numbers again.
 */
public final class PidFile {
  // The system counts start times in hundredths since boot, and the boot time itself in seconds.
  private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

  private final Path file;

  /** Of the part of this name, in the folder of running processes. */
  public PidFile(Path folder, String name) {
    this(folder.resolve(name + ".pid"));
  }

  PidFile(Path file) {
    this.file = file;
  }

  void write(ProcessHandle process) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        process.pid() + "\n" + startOf(process) + "\n" + programOf(process) + "\n",
        StandardCharsets.UTF_8);
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The process this file speaks of, if it still runs and is the same one. */
  public Optional<ProcessHandle> survivor() {
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      Instant started = Instant.parse(lines.get(1));
      return ProcessHandle.of(Long.parseLong(lines.get(0)))
          .filter(ProcessHandle::isAlive)
          .filter(process -> isNear(startOf(process), started))
          .filter(process -> programOf(process).equals(lines.get(2)));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // Not there, or cut short by a crash: it proves nothing.
    }
  }

  private static boolean isNear(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(CLOCK_GRAIN) <= 0;
  }

  private static Instant startOf(ProcessHandle process) {
    return process.info().startInstant().orElse(Instant.EPOCH);
  }

  private static String programOf(ProcessHandle process) {
    return process.info().command().orElse("");
  }
}
