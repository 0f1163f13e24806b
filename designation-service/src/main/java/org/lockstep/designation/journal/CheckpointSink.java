package org.lockstep.designation.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A folder, best on somebody else's machine, with one file for each checkpoint. Files are only
 * added. The folder is not made here: where a mount is missing, its place must not be taken.
 *
 * <p>A file system may hang for as long as it likes; whoever waits for this one does not.
 */
final class CheckpointSink {
  private static final String NAME = "checkpoint-(0|[1-9][0-9]{0,17})\\.txt";
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  /** Far more than a note with many signatures has. */
  private static final long MOST_BYTES = 1 << 16;

  private final Path folder;
  private final ExecutorService io =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "checkpoint-sink");
            thread.setDaemon(true);
            return thread;
          });

  CheckpointSink(Path folder) {
    this.folder = folder;
  }

  /**
   * The largest checkpoint that is there.
   *
   * @throws IOException also if it cannot be read in time, or is none
   */
  Optional<Checkpoint> newest() throws IOException, InterruptedException {
    return inTime(
        () -> {
          Optional<Path> file;
          try (Stream<Path> files = Files.list(folder)) {
            file =
                files
                    .filter(path -> path.getFileName().toString().matches(NAME))
                    .max((a, b) -> Long.compare(size(a), size(b)));
          }
          return file.isEmpty() ? Optional.empty() : Optional.of(read(file.get()));
        });
  }

  private static long size(Path file) {
    return Long.parseLong(file.getFileName().toString().replaceAll("[^0-9]", ""));
  }

  private static Checkpoint read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file.getFileName() + " is not a checkpoint");
    }
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.of(Files.readString(file, UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IOException(file.getFileName() + " is not a checkpoint", e);
    }
    if (checkpoint.size() != size(file)) {
      throw new IOException(file.getFileName() + " is of the size " + checkpoint.size());
    }
    return checkpoint;
  }

  /** Adds a checkpoint, whole or not at all; one that is there stays as it is. */
  void add(long size, String note) throws IOException, InterruptedException {
    inTime(
        () -> {
          Path file = folder.resolve("checkpoint-" + size + ".txt");
          if (Files.exists(file)) {
            return file;
          }
          Path unfinished = folder.resolve("checkpoint-" + size + ".txt.unfinished");
          try (FileChannel channel =
              FileChannel.open(
                  unfinished,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
              channel.write(bytes);
            }
            channel.force(true);
          }
          return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        });
  }

  private <T> T inTime(Callable<T> work) throws IOException, InterruptedException {
    Future<T> done = io.submit(work);
    try {
      return done.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      done.cancel(true);
      throw new IOException("no answer within " + DEADLINE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  void close() {
    io.shutdownNow();
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
