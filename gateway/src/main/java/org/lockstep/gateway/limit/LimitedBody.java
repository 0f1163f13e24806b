package org.lockstep.gateway.limit;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** The body of a request on its way through, counted: it fails with the byte over the limit. */
public final class LimitedBody implements ReadStream<Buffer> {
  /** The largest body in bytes that the gateway passes. */
  public static final long LIMIT = 1024 * 1024;

  private final ReadStream<Buffer> body;
  private @Nullable Handler<Throwable> onFailure;
  private long seen;

  public LimitedBody(ReadStream<Buffer> body) {
    this.body = body;
  }

  /** Whether the request says itself that its body is over the limit. */
  public static boolean declaredTooLarge(HttpServerRequest request) {
    @Nullable String length = request.getHeader("Content-Length");
    return length != null && Long.parseLong(length) > LIMIT;
  }

  /** Whether more than the limit has come. */
  public boolean tooLarge() {
    return seen > LIMIT;
  }

  @Override
  public LimitedBody handler(@Nullable Handler<Buffer> handler) {
    body.handler(handler == null ? null : part -> count(part, handler));
    return this;
  }

  private void count(Buffer part, Handler<Buffer> handler) {
    boolean overBefore = tooLarge();
    seen += part.length();
    if (!tooLarge()) {
      handler.handle(part);
    } else if (!overBefore && onFailure != null) {
      onFailure.handle(new IllegalStateException("The body is over the limit"));
    }
  }

  @Override
  public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    onFailure = handler;
    body.exceptionHandler(handler);
    return this;
  }

  @Override
  public LimitedBody pause() {
    body.pause();
    return this;
  }

  @Override
  public LimitedBody resume() {
    body.resume();
    return this;
  }

  @Override
  public LimitedBody fetch(long amount) {
    body.fetch(amount);
    return this;
  }

  @Override
  public LimitedBody endHandler(@Nullable Handler<Void> handler) {
    body.endHandler(handler);
    return this;
  }
}
