package org.lockstep.designation.lists.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is taken from a file, not what is read ahead. */
final class CountingStream extends FilterInputStream {
  private long bytes;

  CountingStream(InputStream in) {
    super(new BufferedInputStream(in, 1 << 16));
  }

  long bytes() {
    return bytes;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    bytes += octet < 0 ? 0 : 1;
    return octet;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int read = super.read(to, offset, length);
    bytes += Math.max(read, 0);
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    bytes += skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
