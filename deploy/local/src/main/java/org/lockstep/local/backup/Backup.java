package org.lockstep.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.process.Leftovers;
import org.lockstep.local.process.PidFile;
import org.lockstep.local.process.Ports;
import org.lockstep.local.process.Progress;
import org.lockstep.local.stores.PostgresStore;

/**
 * A copy of a data folder as of one instant, in which Kafka and MongoDB stand still and
 * PostgreSQL's backup ends: what a loss of power at that instant would have left. Whatever holds
 * after a crash holds after a restore.
 */
final class Backup {
  /** The data folder in a backup. */
  static final String DATA = "data";

  /**
   * Of the running processes, and links for Keycloak, which are made at each start; and what is not
   * Lockstep's: the receiver is a partner's.
   */
  private static final Set<String> LEFT_OUT = Set.of("run", "logs", "keycloak", "receiver");

  private static final String POSTGRES = "postgres";

  /** Folders of those that cannot be copied while they write; MongoDB has one of the two. */
  private static final Set<String> PAUSED = Set.of("kafka", "mongo", "mongod");

  /** Less than services wait for a store's answer. */
  private static final Duration PAUSE_AT_MOST = Duration.ofSeconds(8);

  private final Path data;
  private final Progress progress;

  Backup(Path data, Progress progress) {
    this.data = data;
    this.progress = progress;
  }

  /**
   * Makes a backup.
   *
   * @param target where it will be; not there yet, and not there unless all of it is
   * @throws Refusal where it cannot be made, with what to do
   */
  void into(Path target) throws IOException, SQLException, InterruptedException {
    Secrets secrets = Secrets.of(data);
    if (Files.exists(target)) {
      throw new Refusal(target + " is there already: name a new folder for each backup.");
    }
    if (target.startsWith(data)) {
      throw new Refusal(target + " is in the data folder itself: name one elsewhere.");
    }
    if (!Files.isDirectory(data.resolve(POSTGRES))) {
      throw new Refusal(
          "PostgreSQL is not in "
              + data
              + " but was given from elsewhere: docs/operations.md says how such stores are backed"
              + " up.");
    }
    Path unfinished = Folders.fresh(target);
    try {
      if (DataFolder.isUp(data)) {
        running(secrets, unfinished.resolve(DATA));
      } else {
        stopped(unfinished.resolve(DATA));
      }
      Contents.write(unfinished);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | SQLException | InterruptedException | RuntimeException e) {
      Folders.delete(unfinished);
      throw e;
    }
  }

  private void stopped(Path copy) throws IOException, InterruptedException {
    try (DataFolder held = DataFolder.claim(data)) {
      new Leftovers(held.run(), held.store(POSTGRES)).end();
      Progress.Step step = progress.begin("Data folder");
      new Mirror(data, copy, path -> isKept(path) && isNeeded(path)).update();
      step.done("copied, with Lockstep stopped,");
    }
  }

  private void running(Secrets secrets, Path copy)
      throws IOException, SQLException, InterruptedException {
    Ports ports = new Ports(DataFolder.requirePortBase(data));
    List<ProcessHandle> processes = List.of(process("kafka"), process("mongo"));
    Mirror others = new Mirror(data, copy, path -> isKept(path) && !isOfAStore(path));
    Mirror stores = new Mirror(data, copy, path -> isOfAPausedStore(path) && isNeeded(path));
    try (PostgresSnapshot postgres =
        PostgresSnapshot.begin(
            "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/postgres",
            PostgresStore.SUPERUSER,
            secrets.postgresPassword(),
            data.resolve(POSTGRES),
            copy.resolve(POSTGRES))) {
      Progress.Step files = progress.begin("Files");
      // Checkpoints are here, and before the instant: no journal may be behind its own.
      others.update();
      stores.update();
      postgres.copyFiles();
      files.done("copied, while all goes on,");
      Progress.Step instant = progress.begin("Kafka and MongoDB");
      try (Pause pause = Pause.of(processes, PAUSE_AT_MOST)) {
        postgres.end();
        stores.update();
        pause.requireHeld();
      }
      instant.done("stood still, and go on");
      postgres.copyLog();
    }
  }

  private ProcessHandle process(String store) {
    return new PidFile(data.resolve("run"), store)
        .survivor()
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no "
                        + store
                        + " of this data folder running now. If it was given from elsewhere,"
                        + " docs/operations.md says how it is backed up; else try again when it is"
                        + " back."));
  }

  private static boolean isKept(Path path) {
    return !LEFT_OUT.contains(path.getName(0).toString());
  }

  private static boolean isOfAStore(Path path) {
    return path.startsWith(POSTGRES) || isOfAPausedStore(path);
  }

  private static boolean isOfAPausedStore(Path path) {
    return PAUSED.contains(path.getName(0).toString());
  }

  /** Kafka makes its indexes anew where they are missing; they are large, and nearly empty. */
  private static boolean isNeeded(Path path) {
    String name = path.getFileName().toString();
    return !path.startsWith("kafka")
        || !(name.endsWith(".index") || name.endsWith(".timeindex") || name.equals(".lock"));
  }
}
