package org.lockstep.entity.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * A table beside the code: lines of fields between tabs, after lines with {@code #} that say what
 * it is and where it comes from.
 */
final class TableFile {
  private static final String FOLDER = "/matching/";

  private final List<String[]> lines;

  private TableFile(List<String[]> lines) {
    this.lines = lines;
  }

  /**
   * Reads a table.
   *
   * @param digest that the version of all tables is made of
   */
  static TableFile read(String name, MessageDigest digest) {
    try (InputStream file = TableFile.class.getResourceAsStream(FOLDER + name)) {
      if (file == null) {
        throw new IllegalStateException("There is no table " + name);
      }
      byte[] content = file.readAllBytes();
      digest.update(content);
      return new TableFile(
          new String(content, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .map(line -> line.split("\t", -1))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String[]> lines() {
    return lines;
  }
}
