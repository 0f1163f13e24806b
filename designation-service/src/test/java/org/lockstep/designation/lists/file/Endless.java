package org.lockstep.designation.lists.file;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/**
 * A file that is written while it is read: a beginning, and pieces until it is as long as asked.
 */
public final class Endless extends InputStream {
  private final LongFunction<String> piece;
  private final long length;
  private final String end;
  private byte[] current;
  private int at;
  private long pieces;
  private long written;

  public Endless(String beginning, LongFunction<String> piece, long length, String end) {
    this.current = beginning.getBytes(StandardCharsets.UTF_8);
    this.piece = piece;
    this.length = length;
    this.end = end;
  }

  /** How many bytes have been asked for. */
  public long written() {
    return written;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] to, int offset, int count) {
    if (at == current.length) {
      boolean more = written < length;
      if (!more && pieces < 0) {
        return -1;
      }
      current = (more ? piece.apply(pieces) : end).getBytes(StandardCharsets.UTF_8);
      pieces = more ? pieces + 1 : -1;
      at = 0;
    }
    int copied = Math.min(count, current.length - at);
    System.arraycopy(current, at, to, offset, copied);
    at += copied;
    written += copied;
    return copied == 0 ? -1 : copied;
  }
}
