package org.lockstep.local.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.process.Progress;

/** Makes a data folder of a backup. */
final class Restore {
  private static final String CHECKPOINTS = "checkpoints";

  private final Path backup;
  private final Progress progress;

  Restore(Path backup, Progress progress) {
    this.backup = backup;
    this.progress = progress;
  }

  /**
   * Restores it.
   *
   * @param data the folder, which must be empty or not there
   * @param kept checkpoints that were kept elsewhere: the register will be compared with them
   * @throws Refusal where it cannot be done, with what to do
   */
  void into(Path data, Optional<Path> kept) throws IOException {
    if (Files.exists(data) && !isEmptyFolder(data)) {
      throw new Refusal(
          data
              + " is not empty, and nothing is overwritten: name another folder with --data DIR, or"
              + " move this one away. Keep its checkpoints.");
    }
    Progress.Step checked = progress.begin("Backup");
    Contents.check(backup);
    checked.done("is what it was, checked");
    Path unfinished = Folders.fresh(data);
    try {
      Progress.Step copied = progress.begin("Data folder");
      new Mirror(backup.resolve(Backup.DATA), unfinished, path -> true).update();
      if (kept.isPresent()) {
        add(kept.get(), Files.createDirectories(unfinished.resolve(CHECKPOINTS)));
      }
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
      Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
      copied.done("restored");
    } catch (IOException | RuntimeException e) {
      Folders.delete(unfinished);
      throw e;
    }
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  /** Those that were kept count: where both have one of a size, theirs. */
  private static void add(Path kept, Path checkpoints) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(kept, "checkpoint-*.txt")) {
      for (Path file : files) {
        Files.copy(
            file,
            checkpoints.resolve(file.getFileName()),
            StandardCopyOption.REPLACE_EXISTING,
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
