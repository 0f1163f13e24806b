package org.lockstep.images.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lockstep.images.oci.Layout;

/** An image that runs as its specification says. */
public final class Container {
  private final Runc runc;
  private final String id;
  private final ContainerSpec spec;
  private final Path log;
  private final Process process;

  private Container(Runc runc, String id, ContainerSpec spec, Path log, Process process) {
    this.runc = runc;
    this.id = id;
    this.spec = spec;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts one. What a killed start has left under the same id is ended.
   *
   * @param folder for its bundle and its log
   */
  public static Container start(
      Runc runc, Layout layout, String id, ContainerSpec spec, Path folder)
      throws IOException, InterruptedException {
    Path bundle = folder.resolve(id);
    runc.remove(id);
    deleteAll(bundle);
    Files.createDirectories(bundle);
    Bundle.make(bundle, layout, spec, Runc.canLimit());
    Path log = folder.resolve(id + ".log");
    return new Container(runc, id, spec, log, runc.run(id, bundle, log));
  }

  public String id() {
    return id;
  }

  public Path log() {
    return log;
  }

  public boolean isRunning() {
    return process.isAlive();
  }

  /** The id of its first process, as this machine counts. */
  public long pid() throws IOException, InterruptedException {
    return runc.pid(id);
  }

  /** Runs a command in it, as a probe of compose does. */
  public Runc.Outcome exec(List<String> command) throws IOException, InterruptedException {
    return runc.exec(id, command);
  }

  /**
   * Asks it to end, and waits for as long as its specification allows.
   *
   * @return its status; nothing if it had to be ended by force
   */
  public OptionalInt stop() throws IOException, InterruptedException {
    runc.signal(id, "TERM");
    if (process.waitFor(spec.grace().toMillis(), TimeUnit.MILLISECONDS)) {
      return OptionalInt.of(process.exitValue());
    }
    remove();
    return OptionalInt.empty();
  }

  /** Ends it by force if it still runs. */
  void remove() throws IOException, InterruptedException {
    runc.remove(id);
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
