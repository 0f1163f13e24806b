package org.lockstep.designation.lists.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file out of an archive. It is refused as soon as it is damaged or larger than it may be. */
final class LimitedStream extends FilterInputStream {
  /** Keeps one call of a decompressor from writing much more than is allowed. */
  private static final int MOST_AT_ONCE = 1 << 16;

  private final String file;
  private final ExpansionLimit limit;

  LimitedStream(String file, InputStream in, ExpansionLimit limit) {
    super(in);
    this.file = file;
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    int read;
    try {
      read = super.read(bytes, offset, Math.min(length, MOST_AT_ONCE));
    } catch (IOException e) {
      throw Unpacked.failed(file, e);
    }
    limit.take(Math.max(read, 0));
    return read;
  }

  @Override
  public long skip(long count) {
    return Math.max(read(new byte[(int) Math.min(count, MOST_AT_ONCE)]), 0);
  }

  @Override
  public int read(byte[] bytes) {
    return read(bytes, 0, bytes.length);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
