package org.lockstep.http.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One connection and where it stands. Lives on its event loop; {@link Connections} reads its state
 * from elsewhere.
 *
 * <p>It sees to it that an answer which says {@code Connection: close} is the last one, and says so
 * itself in an answer that comes before its request is there, in the answer to a request in chunks,
 * and when too many requests wait: whatever follows is never looked at (RFC 9112, 6.1 and 9.3.2).
 */
final class WatchedConnection extends ChannelDuplexHandler {
  /** How long a caller may go on sending what nobody reads, before the connection is cut. */
  private static final long LINGER_NANOS = 2_000_000_000L;

  /** A head that is awaited for longer than this is not merely on its way. */
  private static final long HESITATION_NANOS = 1_000_000_000L;

  /**
   * Requests of one connection that may wait for their answers, together with the answers that wait
   * to be taken; each of them takes memory.
   */
  private static final int MOST_WAITING = 32;

  private enum State {
    /** The head of a request is awaited, or is coming. */
    HEAD,
    /** A request is coming or being answered. */
    REQUEST,
    /** The whole answer has been written, and the caller has not read all of it yet. */
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
  private @Nullable FullHttpResponse postponed;
  private int unanswered;
  private int untaken;
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

  /** Who is at the other end, for the purpose of limits. */
  Object caller() {
    return caller;
  }

  long since() {
    return since;
  }

  /** Whether it is idle, and may be closed in favour of one that asks for something. */
  boolean givesWay(long now) {
    return state == State.IDLE || (state == State.HEAD && now - since > HESITATION_NANOS);
  }

  /** At once; Vert.x would wait until all that is written has been taken. */
  void close() {
    ChannelHandlerContext here = context;
    if (here == null) {
      channel.close();
    } else {
      here.close();
    }
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
    if (state != State.CLOSING) {
      connections.countLate();
    }
    if (state == State.HEAD && decoder != null && decoder.hasBegunAHead() && context != null) {
      refuse(context, Refusal.TIMEOUT, null);
    } else {
      close();
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
      return;
    }
    if (message instanceof HttpRequest request) {
      if (request.decoderResult().isFailure()) {
        ReferenceCountUtil.release(message);
        refuse(context, Refusal.of(request.decoderResult().cause()), request);
        return;
      }
      if (isFull(context)) {
        ReferenceCountUtil.release(message);
        connections.countRefused();
        lastRequest = true;
        deaf = true;
        mute = unanswered == 0;
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

  private boolean isFull(ChannelHandlerContext context) {
    if (unanswered + untaken == MOST_WAITING) {
      context.flush(); // Vert.x does so only when all that was read has been handled.
    }
    return unanswered + untaken == MOST_WAITING;
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
      deaf = true;
      enter(State.ANSWER);
      channel.close(); // With what has been answered before.
    }
  }

  private void refuse(
      ChannelHandlerContext context, Refusal refusal, @Nullable HttpRequest request) {
    deaf = true;
    if (!channel.isActive()) {
      return;
    }
    connections.countRefused();
    FullHttpResponse answer = refusal.answer(request);
    if (unanswered > 0) {
      postponed = answer; // Those before it are answered first.
    } else {
      end(context, answer);
    }
  }

  /** Nothing is said after this. */
  private void end(ChannelHandlerContext context, FullHttpResponse answer) {
    mute = true;
    untaken++;
    enter(State.ANSWER);
    context.writeAndFlush(answer).addListener(written -> taken(context));
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if ((mute && message instanceof HttpObject) || !channel.isActive()) {
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
    untaken++;
    connections.countAnswered();
    if (lastAnswer || (lastRequest && unanswered == 0)) {
      deaf = true;
      mute = true;
    }
    if (mute || unanswered == 0) {
      enter(State.ANSWER);
    }
    promise.addListener(written -> taken(context));
    context.write(message, promise);
  }

  /** An answer has gone out, or never will. */
  private void taken(ChannelHandlerContext context) {
    untaken--;
    if (untaken > 0) {
      return;
    }
    if (mute) {
      linger();
    } else if (unanswered > 0) {
      return; // The next request is here already.
    } else if (postponed != null) {
      end(context, postponed);
    } else {
      enter(Objects.requireNonNull(decoder).hasBegunAHead() ? State.HEAD : State.IDLE);
    }
  }

  /**
   * Cutting the connection under a sender would cost it the answers that are on their way (RFC
   * 9112, 9.6): until it ends the connection itself, it may go on for a moment.
   */
  private void linger() {
    if (!channel.isActive()) {
      return;
    }
    deaf = true;
    mute = true;
    enter(State.CLOSING);
    channel.config().setAutoRead(true);
    @Nullable SslHandler secured = channel.pipeline().get(SslHandler.class);
    if (secured != null) {
      // The end of TLS is said first, or a client could not tell it from a cut.
      secured.closeOutbound().addListener(said -> shutOutput());
    } else {
      shutOutput();
    }
  }

  private void shutOutput() {
    if (channel instanceof DuplexChannel duplex) {
      duplex.shutdownOutput();
    }
  }
}
