package org.lockstep.gateway.route;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * The end of a request: its answer is out, or its connection is gone. Vert.x tells of most of them.
 * Of an answer that the gateway itself broke off, and of a caller who goes in the midst of a body
 * that was answered meanwhile, only the connection tells.
 */
final class End {
  private final Channel connection;
  private final Consumer<Boolean> then;
  private final ChannelFutureListener gone;
  private boolean over;

  private End(RoutingContext context, Consumer<Boolean> then) {
    this.connection = connection(context);
    this.then = then;
    // What Vert.x has to say of a closed connection is said first.
    this.gone = closed -> connection.eventLoop().execute(() -> reach(false));
    connection.closeFuture().addListener(gone);
    context.addEndHandler(ended -> reach(ended.succeeded() && !context.response().closed()));
  }

  /**
   * Calls this once, on the event loop of the request, with whether its answer went out whole; at
   * once if the connection has gone.
   */
  static void of(RoutingContext context, Consumer<Boolean> then) {
    new End(context, then);
  }

  /** That the caller of a request is at the other end of. */
  static Channel connection(RoutingContext context) {
    return ((ConnectionBase) context.request().connection()).channel();
  }

  private void reach(boolean whole) {
    if (over) {
      return;
    }
    over = true;
    connection.closeFuture().removeListener(gone);
    then.accept(whole);
  }
}
