package org.lockstep.designation.listfetch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of an answer; reading it fails where it is too large or its time is up. */
final class FetchedBody extends FilterInputStream {
  private final long most;
  private long read;
  private volatile boolean ended;
  private volatile boolean late;

  FetchedBody(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  /** Ends it, whoever is waiting for its next byte. */
  void endLate() {
    if (ended) {
      return;
    }
    late = true;
    try {
      in.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count;
    try {
      count = super.read(bytes, offset, length);
    } catch (IOException e) {
      throw late ? tooSlow() : e;
    }
    // A stream that was closed by another thread may also just end.
    if (late) {
      throw tooSlow();
    }
    ended = count < 0;
    read += Math.max(count, 0);
    if (read > most) {
      throw new FetchFailedException("it is larger than %d bytes".formatted(most));
    }
    return count;
  }

  private static FetchFailedException tooSlow() {
    return new FetchFailedException("it was not there in time");
  }

  @Override
  public long skip(long count) throws IOException {
    return Math.max(0, read(new byte[(int) Math.min(count, 8192)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
