package org.lockstep.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the launcher starts as one process.
 *
 * @param name for the screen, the log and the id file; letters, digits and hyphens
 * @param launch starts the process, which writes to the given log
 * @param readiness asks it once whether it can do its work
 * @param patience how long it may take to become ready
 * @param liveness asks it once whether it answers at all, whatever is away that it needs; a part
 *     that does not for long is started again
 */
public record Part(
    String name, Launch launch, Readiness readiness, Duration patience, Readiness liveness) {
  private static final Readiness ALIVE_WHILE_IT_RUNS = () -> {};

  /** A part that is alive as long as its process is. */
  public Part(String name, Launch launch, Readiness readiness, Duration patience) {
    this(name, launch, readiness, patience, ALIVE_WHILE_IT_RUNS);
  }

  /** Starts the process. */
  @FunctionalInterface
  public interface Launch {
    Process start(Path log) throws IOException, InterruptedException;
  }

  /** Returns when the part does what it is asked for; any exception means not now. */
  @FunctionalInterface
  public interface Readiness {
    void ask() throws Exception;
  }
}
