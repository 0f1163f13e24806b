package org.lockstep.designation.listfetch;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer for a thread that reads it; no more of it comes than is asked for, and
 * reading fails where it is too large or its time is up.
 */
final class FetchedBody extends InputStream {
  private final HttpClientRequest request;
  private final HttpClientResponse response;
  private final long most;
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private Buffer part = Buffer.buffer();
  private int position;
  private long read;
  private volatile boolean ended;
  private volatile boolean late;

  /** A piece, or how the body ended: with nothing, or with a failure. */
  private record Part(@Nullable Buffer bytes, @Nullable String failure) {}

  /** To be called where the response arrives, before anything of its body does. */
  FetchedBody(HttpClientRequest request, HttpClientResponse response, long most) {
    this.request = request;
    this.response = response;
    this.most = most;
    response
        .pause()
        .handler(bytes -> parts.add(new Part(bytes, null)))
        .endHandler(end -> parts.add(new Part(null, null)))
        .exceptionHandler(
            failure -> parts.add(new Part(null, String.valueOf(failure.getMessage()))));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == part.length()) {
      if (ended || !next()) {
        ended = true;
        return -1;
      }
    }
    int count = Math.min(length, part.length() - position);
    part.getBytes(position, position + count, bytes, offset);
    position += count;
    read += count;
    if (read > most) {
      throw new FetchFailedException("it is larger than %d bytes".formatted(most));
    }
    return count;
  }

  private boolean next() throws IOException {
    response.fetch(1);
    Part next;
    try {
      next = parts.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the reader was interrupted", e);
    }
    // One that was closed by another thread may also just end.
    if (late) {
      throw new FetchFailedException("it was not there in time");
    }
    if (next.failure() != null) {
      throw new IOException(next.failure());
    }
    if (next.bytes() == null) {
      return false;
    }
    part = next.bytes();
    position = 0;
    return true;
  }

  /** Ends it, whoever is waiting for its next byte. */
  void endLate() {
    if (!ended) {
      late = true;
      close();
    }
  }

  /** Whoever waits for its next byte waits no longer. */
  @Override
  public void close() {
    request.reset();
    parts.add(new Part(null, "it was closed"));
  }
}
