package org.lockstep.designation.lists.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** Plain text. */
public final class TextLines {
  private TextLines() {}

  /**
   * The whole text, lines ending in line feeds.
   *
   * @param most bytes that it may have
   * @throws RefusedFileException where it is not UTF-8, or longer
   */
  public static String all(ListFile file, int most) {
    try (InputStream in = new StrictUtf8(Encodings.asUtf8(file), file.name())) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new RefusedFileException(
            Reason.LIMIT, "%s: has more than %d bytes of text".formatted(file.name(), most));
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n');
    } catch (IOException e) {
      throw new IllegalStateException("Could not read " + file.name(), e);
    }
  }
}
