package org.lockstep.gateway.limit;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request on its way through, counted: it fails with the byte over its limit, and
 * knows whether its sender keeps up.
 */
public final class LimitedBody implements ReadStream<Buffer> {
  /** The largest body in bytes that the gateway passes, unless it is an upload. */
  public static final long LIMIT = 1024 * 1024;

  /** The largest upload in bytes. */
  public static final long UPLOAD_LIMIT = 1024 * LIMIT;

  /** What a sender has to send at least, in bytes, from one look at it to the next. */
  public static final long LEAST = 64 * 1024;

  private final ReadStream<Buffer> body;
  private final long limit;
  private final Runnable arrived;
  private @Nullable Handler<Throwable> onFailure;
  private long seen;
  private long seenAtLastLook;
  private boolean held;
  private boolean heldSinceLastLook;
  private boolean broken;

  /**
   * @param limit in bytes
   * @param arrived is told when all of it is there
   */
  public LimitedBody(ReadStream<Buffer> body, long limit, Runnable arrived) {
    this.body = body;
    this.limit = limit;
    this.arrived = arrived;
  }

  /** Whether this request brings a body. */
  public static boolean isIn(HttpServerRequest request) {
    @Nullable String length = request.getHeader("Content-Length");
    return request.headers().contains("Transfer-Encoding")
        || (length != null && !"0".equals(length));
  }

  /** Whether the request says itself that its body is over the limit. */
  public static boolean declaredTooLarge(HttpServerRequest request, long limit) {
    @Nullable String length = request.getHeader("Content-Length");
    return length != null && Long.parseLong(length) > limit;
  }

  /** Whether more than the limit has come. */
  public boolean tooLarge() {
    return seen > limit;
  }

  /**
   * Whether the sender has sent less than {@link #LEAST} since this was asked last, although it was
   * let: what the reader did not take is no fault of the sender.
   */
  public boolean tooSlow() {
    boolean slow = !heldSinceLastLook && seen - seenAtLastLook < LEAST;
    seenAtLastLook = seen;
    heldSinceLastLook = held;
    return slow;
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

  /**
   * Whether its sender did not send it as it was announced: not as HTTP says, or not to its end.
   */
  public boolean broken() {
    return broken;
  }

  private void breakOff(Throwable failure, Handler<Throwable> handler) {
    broken = true;
    handler.handle(failure);
  }

  @Override
  public LimitedBody exceptionHandler(@Nullable Handler<Throwable> handler) {
    onFailure = handler;
    body.exceptionHandler(handler == null ? null : failure -> breakOff(failure, handler));
    return this;
  }

  @Override
  public LimitedBody pause() {
    held = true;
    heldSinceLastLook = true;
    body.pause();
    return this;
  }

  @Override
  public LimitedBody resume() {
    held = false;
    body.resume();
    return this;
  }

  @Override
  public LimitedBody fetch(long amount) {
    held = false;
    body.fetch(amount);
    return this;
  }

  @Override
  public LimitedBody endHandler(@Nullable Handler<Void> handler) {
    body.endHandler(
        handler == null
            ? null
            : end -> {
              arrived.run();
              handler.handle(end);
            });
    return this;
  }
}
