package org.lockstep.gateway.coding;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A body in gzip, as it streams through. A body that breaks off has no end in gzip either. */
final class GzippedBody implements ReadStream<Buffer> {
  /** Lower than usual: what it costs is time of a machine that all share. */
  private static final int LEVEL = 4;

  private static final int BUFFER = 8192;

  private final ReadStream<Buffer> body;
  private final ByteArrayOutputStream coded = new ByteArrayOutputStream();
  private final Gzip gzip;
  private @Nullable Handler<Buffer> reader;
  private boolean closed;

  GzippedBody(ReadStream<Buffer> body) {
    this.body = body;
    try {
      gzip = new Gzip(coded);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Gzip extends GZIPOutputStream {
    Gzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(LEVEL);
    }

    /** Gives the memory back that is not Java's. */
    void release() {
      def.end();
    }
  }

  @Override
  public GzippedBody handler(@Nullable Handler<Buffer> handler) {
    reader = handler;
    body.handler(handler == null ? null : this::take);
    return this;
  }

  private void take(Buffer part) {
    if (closed) {
      return;
    }
    try {
      gzip.write(part.getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    handOn();
  }

  private void handOn() {
    if (coded.size() > 0 && reader != null) {
      Buffer part = Buffer.buffer(coded.toByteArray());
      coded.reset();
      reader.handle(part);
    }
  }

  @Override
  public GzippedBody endHandler(@Nullable Handler<Void> handler) {
    body.endHandler(
        handler == null
            ? null
            : end -> {
              finish();
              handler.handle(end);
            });
    return this;
  }

  private void finish() {
    if (closed) {
      return;
    }
    try {
      gzip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    handOn();
    close();
  }

  /** To be called when nobody reads on; again and again does no harm. */
  void close() {
    if (!closed) {
      closed = true;
      gzip.release();
    }
  }

  @Override
  public GzippedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    body.exceptionHandler(handler);
    return this;
  }

  @Override
  public GzippedBody pause() {
    body.pause();
    return this;
  }

  @Override
  public GzippedBody resume() {
    body.resume();
    return this;
  }

  @Override
  public GzippedBody fetch(long amount) {
    body.fetch(amount);
    return this;
  }
}
