package org.lockstep.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one in memory at a time; each ends with a line feed, the last one too. */
final class Lines {
  static final int LONGEST = 64 << 20;

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int at;
  private int end;

  Lines(InputStream in) {
    this.in = in;
  }

  /** The next line without its line feed, or null after the last. */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (fill()) {
      int from = at;
      while (at < end && chunk[at] != '\n') {
        at++;
      }
      line.write(chunk, from, at - from);
      if (line.size() > LONGEST) {
        throw Finding.notChecked("A line is longer than 64 MiB, more than an entry can have.");
      }
      if (at < end) {
        at++;
        return line.toByteArray();
      }
    }
    if (line.size() > 0) {
      throw Finding.notOk("The last line has no line feed at its end: the file was cut off.");
    }
    return null;
  }

  private boolean fill() throws IOException {
    if (at == end) {
      at = 0;
      end = Math.max(in.read(chunk), 0);
    }
    return at < end;
  }
}
