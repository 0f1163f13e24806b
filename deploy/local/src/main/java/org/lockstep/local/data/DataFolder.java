package org.lockstep.local.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one folder of a Lockstep on one machine, held by one launcher while it runs.
 *
 * <p>A folder is ours when it carries the marker file; an empty or absent one becomes ours. Any
 * other is refused, so that {@code --reset} can never empty something else.
 */
public final class DataFolder implements AutoCloseable {
  private static final String MARKER = "lockstep-data.txt";
  private static final String RUN = "run";
  private static final String LOCK = "launcher.lock";
  private static final String READY = "ready";

  /** The system counts the starts of processes from a boot time that it knows in seconds. */
  private static final Duration CLOCK_GRAIN = Duration.ofSeconds(2);

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
  }

  /** Takes the folder for this process, or says who has it. */
  public static DataFolder claim(Path folder) throws IOException {
    makeOurs(folder);
    Path run = Files.createDirectories(folder.resolve(RUN));
    FileChannel channel =
        FileChannel.open(
            run.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = tryLock(channel);
    if (lock == null) {
      String holder = Files.readString(run.resolve(LOCK), StandardCharsets.UTF_8).strip();
      channel.close();
      throw new Refusal(
          "Lockstep already runs on "
              + folder
              + (holder.isEmpty() ? "" : " (process " + holder + ")")
              + ".\n"
              + "Stop it first (Ctrl-C there"
              + (holder.isEmpty() ? "" : ", or kill " + holder)
              + "),"
              + " or start a second one with --data DIR and --port N of its own.");
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)),
        0);
    DataFolder claimed = new DataFolder(folder, channel, lock);
    Files.deleteIfExists(claimed.ready());
    return claimed;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // Held by this very process.
    }
  }

  private static void makeOurs(Path folder) throws IOException {
    Path marker = folder.resolve(MARKER);
    if (Files.isDirectory(folder)) {
      Object owner = Files.getAttribute(folder, "unix:uid");
      Object self = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      if (!Objects.equals(owner, self)) {
        throw new Refusal(
            folder
                + " belongs to another user ("
                + Files.getOwner(folder).getName()
                + "). Start Lockstep as that user, or name another folder with --data DIR.");
      }
      if (!Files.exists(marker) && !isEmpty(folder)) {
        throw new Refusal(
            folder
                + " is not a data folder of Lockstep and not empty; it is left alone."
                + " Name an empty or a new folder with --data DIR.");
      }
    } else if (Files.exists(folder)) {
      throw new Refusal(folder + " is not a folder. Name one with --data DIR.");
    }
    try {
      Files.createDirectories(folder);
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      if (!Files.exists(marker)) {
        Files.writeString(
            marker,
            "Everything Lockstep keeps on this machine is in this folder. deploy/up --reset empties it.\n",
            StandardCharsets.UTF_8);
      }
    } catch (IOException e) {
      throw new Refusal(
          "Cannot write to "
              + folder
              + " ("
              + e
              + "). Name a folder that you may write with --data DIR.");
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  /** Deletes everything but the marker and the lock. */
  public void empty() throws IOException {
    List<Path> kept = List.of(folder.resolve(MARKER), run(), run().resolve(LOCK));
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!kept.contains(file)) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem)
              throws IOException {
            if (problem != null) {
              throw problem;
            }
            if (!visited.equals(folder) && !kept.contains(visited)) {
              Files.delete(visited);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * The secrets; made now if this is the first start. A folder with data but without secrets is
   * refused: new passwords would not open the old data.
   */
  public Secrets secrets() throws IOException {
    if (!Files.exists(folder.resolve(Secrets.FILE)) && Files.exists(store("postgres"))) {
      throw new Refusal(
          folder.resolve(Secrets.FILE)
              + " is gone, and without it nobody can open the data beside it."
              + " Put it back, or begin anew with --reset.");
    }
    return Secrets.openOrCreate(folder);
  }

  public Path path() {
    return folder;
  }

  /** Where one store keeps its files. */
  public Path store(String name) {
    return folder.resolve(name);
  }

  /**
   * Where the register's signed checkpoints go. A folder of the same disk is no witness, but it
   * shows what one gets. Made here: the service writes only where there is a folder.
   */
  public Path checkpoints() {
    Path checkpoints = folder.resolve("checkpoints");
    try {
      return Files.createDirectories(checkpoints);
    } catch (IOException e) {
      throw new Refusal("Cannot write to " + checkpoints + " (" + e + ").");
    }
  }

  /** Where the ids of running processes are kept. */
  public Path run() {
    return folder.resolve(RUN);
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  /** Says to other programs that everything is up, and on which block of ports. */
  public void markReady(int portBase) throws IOException {
    Files.writeString(ready(), Integer.toString(portBase), StandardCharsets.UTF_8);
  }

  /** The first port of the block, if a launcher has Lockstep up on this folder. */
  public static Optional<Integer> portBaseOfReady(Path folder) {
    try {
      return Optional.of(
          Integer.valueOf(
              Files.readString(folder.resolve(RUN).resolve(READY), StandardCharsets.UTF_8)
                  .strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Whether a launcher has Lockstep up on this folder, and still runs. */
  public static boolean isUp(Path folder) {
    return portBaseOfReady(folder).isPresent() && isHeld(folder);
  }

  /**
   * The first port of the block.
   *
   * @throws Refusal if Lockstep is not up on this folder, with what to do
   */
  public static int requirePortBase(Path folder) {
    return portBaseOfReady(folder)
        .orElseThrow(
            () ->
                new Refusal(
                    isHeld(folder)
                        ? "Lockstep on "
                            + folder
                            + " is not up yet: it is still starting. Try again when deploy/up says"
                            + " that it is up."
                        : "Lockstep is not running on "
                            + folder
                            + ": start it with deploy/up, or name its folder with --data DIR."));
  }

  /**
   * Whether the launcher that took the folder last still runs. A process that is younger than what
   * it is said to have written is another one under the same number.
   */
  private static boolean isHeld(Path folder) {
    Path file = folder.resolve(RUN).resolve(LOCK);
    try {
      long holder = Long.parseLong(Files.readString(file, StandardCharsets.UTF_8).strip());
      Instant written = Files.getLastModifiedTime(file).toInstant();
      return ProcessHandle.of(holder)
          .flatMap(process -> process.info().startInstant())
          .filter(started -> started.isBefore(written.plus(CLOCK_GRAIN)))
          .isPresent();
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  private Path ready() {
    return run().resolve(READY);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(ready());
    lock.release();
    channel.close();
  }
}
