package org.lockstep.http.wire;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One connection and where it stands. Lives on its event loop; {@link Connections} reads its state
 * from elsewhere.
 *
 * <p>It sees to it that an answer which says {@code Connection: close} is the last one, and says so
 * itself in an answer that comes before its request is there, and in the answer to a request in
 * chunks: whatever follows such a one is never looked at (RFC 9112, 6.1).
 */
final class WatchedConnection extends ChannelDuplexHandler {
  /** How long a caller may go on sending what nobody reads, before the connection is cut. */
  private static final long LINGER_NANOS = 2_000_000_000L;

  /** A head that is awaited for longer than this is not merely on its way. */
  private static final long HESITATION_NANOS = 1_000_000_000L;

  private enum State {
    /** The head of a request is awaited, or is coming. */
    HEAD,
    /** A request is coming or being answered. */
    REQUEST,
    /** All of an answer is written, and the caller has not taken all of it. */
    ANSWER,
    /** Between two requests. */
    IDLE,
    /** Nothing more is said; what still comes is thrown away. */
    CLOSING
  }

  private final Channel channel;
  private final Object caller;
  private final Connections connections;
  private volatile State state = State.HEAD;
  private volatile long since = System.nanoTime();
  private @Nullable StrictRequestDecoder decoder;
  private @Nullable ChannelHandlerContext context;
  private @Nullable Refusal postponed;
  private int unanswered;
  private boolean bodyIsComing;
  private boolean headIsWritten;
  private boolean lastRequest;
  private boolean lastAnswer;
  private boolean deaf;
  private boolean mute;

  WatchedConnection(Channel channel, Object caller, Connections connections) {
    this.channel = channel;
    this.caller = caller;
    this.connections = connections;
  }

  /** Puts this into a channel that Vert.x has set up for HTTP/1.1. */
  void watch(HttpServerOptions options) {
    decoder = new StrictRequestDecoder(options, this);
    channel.pipeline().replace("httpDecoder", "httpDecoder", decoder);
    channel.pipeline().addAfter("httpEncoder", "watch", this);
  }

  /** Who is at the other end, as far as bounds go. */
  Object caller() {
    return caller;
  }

  long since() {
    return since;
  }

  /** Whether it asks for nothing, and may be given up for one who does. */
  boolean givesWay(long now) {
    return state == State.IDLE || (state == State.HEAD && now - since > HESITATION_NANOS);
  }

  void close() {
    channel.close();
  }

  /** Ends what has taken too long; called now and then, from anywhere. */
  void look(long now) {
    if (isLate(now)) {
      channel.eventLoop().execute(this::endIfLate);
    }
  }

  private boolean isLate(long now) {
    long age = now - since;
    return switch (state) {
      case HEAD -> age > connections.headNanos();
      case IDLE, ANSWER -> age > connections.idleNanos();
      case CLOSING -> age > LINGER_NANOS;
      case REQUEST -> false;
    };
  }

  private void endIfLate() {
    if (!isLate(System.nanoTime())) {
      return;
    }
    connections.countLate();
    if (state == State.HEAD && decoder != null && decoder.hasBegunAHead() && context != null) {
      refuse(context, Refusal.TIMEOUT, null);
    } else {
      channel.close();
    }
  }

  /** Bytes were read, and all that could be made of them has been handled. */
  void read(boolean headHasBegun) {
    if (state == State.IDLE && headHasBegun) {
      enter(State.HEAD);
    }
  }

  private void enter(State next) {
    since = System.nanoTime();
    state = next;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (deaf) {
      ReferenceCountUtil.release(message);
      if (state == State.CLOSING && message instanceof LastHttpContent) {
        channel.close();
      }
      return;
    }
    if (message instanceof HttpRequest request) {
      if (request.decoderResult().isFailure()) {
        ReferenceCountUtil.release(message);
        refuse(context, Refusal.of(request.decoderResult().cause()), request);
        return;
      }
      begin(request);
    } else if (message instanceof HttpContent content && content.decoderResult().isFailure()) {
      ReferenceCountUtil.release(message);
      breakOff(context);
      return;
    }
    if (message instanceof LastHttpContent) {
      bodyIsComing = false;
      deaf = lastRequest;
    }
    context.fireChannelRead(message);
  }

  private void begin(HttpRequest request) {
    HttpHeaders headers = request.headers();
    boolean chunked = headers.contains(HttpHeaderNames.TRANSFER_ENCODING);
    @Nullable String length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    bodyIsComing = chunked || (length != null && !"0".equals(length));
    lastRequest = chunked;
    unanswered++;
    enter(State.REQUEST);
  }

  /** The body has become unreadable on its way. */
  private void breakOff(ChannelHandlerContext context) {
    if (unanswered == 1 && !headIsWritten) {
      unanswered = 0;
      mute = true;
      refuse(context, Refusal.MALFORMED, null);
    } else {
      connections.countRefused();
      channel.close();
    }
  }

  private void refuse(
      ChannelHandlerContext context, Refusal refusal, @Nullable HttpRequest request) {
    deaf = true;
    if (!channel.isActive()) {
      return;
    }
    connections.countRefused();
    if (unanswered > 0) {
      postponed = refusal; // Those before it are answered first.
      return;
    }
    mute = true;
    String requestId = WireRequestId.of(request);
    byte[] document = refusal.json(requestId).getBytes(StandardCharsets.UTF_8);
    boolean head = request != null && HttpMethod.HEAD.equals(request.method());
    DefaultFullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            refusal.status(),
            head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(document));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .set(HttpHeaderNames.CONTENT_LENGTH, document.length)
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set("X-Content-Type-Options", "nosniff")
        .set(WireRequestId.HEADER, requestId);
    enter(State.ANSWER);
    context.writeAndFlush(answer).addListener(written -> linger());
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (mute && message instanceof HttpObject) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    if (message instanceof HttpResponse response
        && response.status().code() >= HttpResponseStatus.OK.code()) {
      beginAnswer(response.headers());
    }
    if (headIsWritten && message instanceof LastHttpContent) {
      endAnswer(context, message, promise.unvoid());
    } else {
      context.write(message, promise);
    }
  }

  private void beginAnswer(HttpHeaders headers) {
    headIsWritten = true;
    if (unanswered == 1 && (bodyIsComing || lastRequest)) {
      headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    }
    if (headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true)) {
      lastAnswer = true;
    }
  }

  private void endAnswer(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    headIsWritten = false;
    unanswered--;
    if (lastAnswer) {
      deaf = true;
      mute = true;
    }
    if (unanswered == 0) {
      enter(State.ANSWER);
    }
    promise.addListener(written -> answered(context));
    context.write(message, promise);
  }

  private void answered(ChannelHandlerContext context) {
    if (lastAnswer) {
      linger();
    } else if (unanswered > 0 || state != State.ANSWER) {
      return; // The next request is here already.
    } else if (postponed != null) {
      refuse(context, postponed, null);
    } else {
      enter(Objects.requireNonNull(decoder).hasBegunAHead() ? State.HEAD : State.IDLE);
    }
  }

  /** Cutting the connection under a sender would cost it the answer: let it finish for a moment. */
  private void linger() {
    if (!channel.isActive()) {
      return;
    }
    deaf = true;
    mute = true;
    enter(State.CLOSING);
    channel.config().setAutoRead(true);
    if (channel instanceof DuplexChannel duplex) {
      duplex.shutdownOutput();
    }
  }
}
