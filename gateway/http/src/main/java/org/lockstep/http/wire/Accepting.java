package org.lockstep.http.wire;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.vertx.core.http.HttpServerOptions;
import java.util.Optional;

/** What is done with a connection before anybody reads from it. */
@Sharable
final class Accepting extends ChannelInboundHandlerAdapter {
  private final Connections connections;
  private final HttpServerOptions options;

  Accepting(Connections connections, HttpServerOptions options) {
    this.connections = connections;
    this.options = options;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    Channel accepted = (Channel) message;
    Optional<WatchedConnection> admitted = connections.admit(accepted);
    if (admitted.isEmpty()) {
      accepted.unsafe().closeForcibly();
      return;
    }
    accepted.pipeline().addLast(new Setup(admitted.get(), options));
    context.fireChannelRead(message);
  }

  /** Waits until Vert.x has set the channel up, and then steps aside. */
  private static final class Setup extends ChannelInboundHandlerAdapter {
    private final WatchedConnection connection;
    private final HttpServerOptions options;

    Setup(WatchedConnection connection, HttpServerOptions options) {
      this.connection = connection;
      this.options = options;
    }

    @Override
    public void channelRegistered(ChannelHandlerContext context) {
      if (context.pipeline().get(SslHandler.class) == null) {
        connection.watch(options);
      } else {
        context.pipeline().addBefore("handshaker", "secured", new Secured(connection, options));
      }
      context.fireChannelRegistered();
      context.pipeline().remove(this);
    }
  }

  /** Of TLS, Vert.x sets the channel up when the handshake is done, before it reads a request. */
  private static final class Secured extends ChannelInboundHandlerAdapter {
    private final WatchedConnection connection;
    private final HttpServerOptions options;

    Secured(WatchedConnection connection, HttpServerOptions options) {
      this.connection = connection;
      this.options = options;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      context.fireUserEventTriggered(event);
      if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
        connection.watch(options);
        context.pipeline().remove(this);
      }
    }
  }
}
