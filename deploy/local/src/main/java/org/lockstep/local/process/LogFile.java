package org.lockstep.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The log of one part, over all its runs, and beside it as {@code .1} what it wrote earlier when
 * that was much. Neither grows beyond a bound, so that no part can fill the disk, whatever makes it
 * write; and no number of starts takes away what was written.
 */
final class LogFile {
  private static final int TAIL_BYTES = 16 * 1024;
  private static final int LINE_LENGTH = 240;
  private static final long LARGEST = 10 * 1024 * 1024;

  private final Path path;
  private final long largest;

  LogFile(Path path) {
    this(path, LARGEST);
  }

  /**
   * @param largest in bytes
   */
  LogFile(Path path, long largest) {
    this.path = path;
    this.largest = largest;
  }

  Path path() {
    return path;
  }

  private static boolean tells(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.startsWith("at ") && !text.startsWith("... ");
  }

  /** Says where a run begins. */
  void begin() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    String line = "---- started at " + Instant.now().truncatedTo(ChronoUnit.SECONDS) + " ----\n";
    Files.writeString(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Path earlier() {
    return path.resolveSibling(path.getFileName() + ".1");
  }

  /**
   * Keeps the newest part of a file that has become too large as the earlier one, and empties it.
   * The file itself stays, because the part has it open; it appends, and goes on at the beginning.
   * What it writes between the copy and the cut is lost.
   */
  void bound() throws IOException {
    if (path.toFile().length() <= largest) {
      return; // Or the part has not written yet.
    }
    try (FileChannel log =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = log.size();
      try (FileChannel kept =
          FileChannel.open(
              earlier(),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        long from = size - largest;
        long copied = 0;
        while (copied < largest) {
          long now = log.transferTo(from + copied, largest - copied, kept);
          if (now <= 0) {
            break;
          }
          copied += now;
        }
      } finally {
        log.truncate(0);
      }
    }
  }

  /**
   * The last lines that tell something (no stack frames), cut where they are very long; none when
   * there is no log.
   */
  List<String> tail(int lines) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      List<String> all =
          new String(bytes, StandardCharsets.UTF_8).lines().filter(LogFile::tells).toList();
      return all.subList(Math.max(0, all.size() - lines), all.size()).stream()
          .map(line -> line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
