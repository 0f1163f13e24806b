package org.lockstep.http.wire;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Puts {@link Accepting} before the HTTP server of Quarkus as soon as it listens. A connection that
 * is faster than this, in the first moments, is served as Quarkus would.
 */
@ApplicationScoped
class Door implements HttpServerOptionsCustomizer {
  private static final Logger LOG = Logger.getLogger(Door.class);

  private final Vertx vertx;
  private final HttpServer server;
  private final Connections connections;

  Door(Vertx vertx, HttpServer server, Connections connections) {
    this.vertx = vertx;
    this.server = server;
    this.connections = connections;
  }

  /** HTTP/1.1 only: nobody needs HTTP/2 without TLS, and what reads it is another reader. */
  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(false);
  }

  void started(@ObservesAsync HttpServerStart start) {
    Accepting accepting = new Accepting(connections, start.options());
    connections.lookAfter(vertx);
    int found = 0;
    for (EventExecutor loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
      found +=
          CompletableFuture.supplyAsync(() -> place((SingleThreadEventLoop) loop, accepting), loop)
              .join();
    }
    if (found == 0) {
      LOG.errorf("Nothing listens on port %d: no connection is bounded", server.getPort());
    }
  }

  private int place(SingleThreadEventLoop loop, Accepting accepting) {
    int found = 0;
    Iterator<Channel> channels = loop.registeredChannelsIterator();
    while (channels.hasNext()) {
      Channel channel = channels.next();
      if (channel instanceof ServerChannel
          && channel.localAddress() instanceof InetSocketAddress local
          && local.getPort() == server.getPort()) {
        channel.pipeline().addFirst("accepting", accepting);
        found++;
      }
    }
    return found;
  }
}
