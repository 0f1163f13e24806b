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
 */
public record Part(String name, Launch launch, Readiness readiness, Duration patience) {

  /** Starts the process. */
  @FunctionalInterface
  public interface Launch {
    Process start(Path log) throws IOException, InterruptedException;
  }

  /** Returns when the part does real work for a caller; any exception means not yet. */
  @FunctionalInterface
  public interface Readiness {
    void ask() throws Exception;
  }
}
