package org.lockstep.designation.lists.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A file of a list; it can be read as often as needed.
 *
 * @param name as published or uploaded, without folders
 */
public record ListFile(String name, Content content) {
  /** Where its bytes come from. */
  public interface Content {
    InputStream open() throws IOException;
  }

  private static final int BEGINNING = 4096;

  /** Some programs put it before a text; it is no part of it. */
  static final char BYTE_ORDER_MARK = '\uFEFF';

  public InputStream open() throws IOException {
    return content.open();
  }

  /**
   * Its first characters, for telling formats apart, without a byte order mark; the last one may be
   * garbled.
   */
  public String beginning() {
    try (InputStream in = Encodings.asUtf8(this)) {
      String text = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8);
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (RefusedFileException e) {
      // Whoever reads it as a text says what is wrong with it.
      return "";
    } catch (IOException e) {
      throw new IllegalStateException("Could not read " + name, e);
    }
  }
}
