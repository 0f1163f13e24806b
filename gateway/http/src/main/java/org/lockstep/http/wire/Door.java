package org.lockstep.http.wire;

import io.netty.channel.Channel;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
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

  /**
   * Whoever has a certificate is asked to show it, for a token that is bound to one. It lets nobody
   * in by itself, which is what Quarkus' own setting would make of it.
   */
  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options.setClientAuth(ClientAuth.REQUEST);
  }

  void started(@ObservesAsync HttpServerStart start) {
    connections.lookAfter(vertx);
    place(server.getPort(), start.options());
  }

  void started(@ObservesAsync HttpsServerStart start) {
    place(server.getSecurePort(), start.options());
  }

  private void place(int port, HttpServerOptions options) {
    Accepting accepting = new Accepting(connections, options);
    int found = 0;
    for (EventExecutor loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
      found +=
          CompletableFuture.supplyAsync(
                  () -> place(port, (SingleThreadEventLoop) loop, accepting), loop)
              .join();
    }
    if (found == 0) {
      LOG.errorf("Nothing listens on port %d: no connection is bounded", port);
    }
  }

  private static int place(int port, SingleThreadEventLoop loop, Accepting accepting) {
    int found = 0;
    Iterator<Channel> channels = loop.registeredChannelsIterator();
    while (channels.hasNext()) {
      Channel channel = channels.next();
      if (channel instanceof ServerChannel
          && channel.localAddress() instanceof InetSocketAddress local
          && local.getPort() == port) {
        channel.pipeline().addFirst("accepting", accepting);
        found++;
      }
    }
    return found;
  }
}
