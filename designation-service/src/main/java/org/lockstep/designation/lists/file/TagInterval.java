package org.lockstep.designation.lists.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * Limits the bytes from one tag to the next: the parser limits texts and values, but takes names,
 * declarations and references of any length.
 */
final class TagInterval extends FilterInputStream {
  /** Room for the longest text at four bytes a character, and for a tag. */
  private static final int MOST_BETWEEN = 5 << 20;

  private final String file;
  private int between;

  TagInterval(InputStream in, String file) {
    super(in);
    this.file = file;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    for (int i = offset; i < offset + read; i++) {
      between = bytes[i] == '<' ? 0 : between + 1;
      if (between > MOST_BETWEEN) {
        throw new RefusedFileException(
            Reason.LIMIT, "%s: has more than %d bytes without a tag".formatted(file, MOST_BETWEEN));
      }
    }
    return read;
  }
}
