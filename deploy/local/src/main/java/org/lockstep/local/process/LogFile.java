package org.lockstep.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of one part: this run's, and the one before beside it as {@code .1}. */
final class LogFile {
  private static final int TAIL_BYTES = 16 * 1024;
  private static final int LINE_LENGTH = 240;

  private final Path path;

  LogFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  private static boolean tells(String line) {
    String text = line.strip();
    return !text.isEmpty() && !text.startsWith("at ") && !text.startsWith("... ");
  }

  /** Begins a new file, so that logs never hold more than two runs. */
  void rotate() throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    if (Files.exists(path)) {
      Files.move(
          path,
          path.resolveSibling(path.getFileName() + ".1"),
          StandardCopyOption.REPLACE_EXISTING);
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
