package org.lockstep.gateway.limit;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections that take no further request.
 *
 * <p>The HTTP server below drops a Content-Length that stands beside a Transfer-Encoding without a
 * word, so a request in chunks may be one half of a smuggled pair. Whatever follows it on its
 * connection is therefore never looked at (RFC 9112, 6.1). The same holds after an answer that was
 * given before the body was read.
 */
@ApplicationScoped
public class LastRequests {
  /** How long a caller may go on sending a body nobody reads, before the connection is cut. */
  private static final long GRACE_MILLIS = 2_000;

  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

  /** Whether the connection of this request was to be closed before it came. */
  public boolean isClosing(HttpServerRequest request) {
    return connections.contains(request.connection());
  }

  /** Closes the connection once this request is answered. */
  public void closeAfter(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpConnection connection = request.connection();
    if (connections.add(connection)) {
      connection.closeHandler(closed -> connections.remove(connection));
      request.response().putHeader("Connection", "close");
      context.addEndHandler(ended -> drainAndClose(context));
    }
  }

  /** Cutting the connection under a sender would cost it the answer: let it finish for a moment. */
  private static void drainAndClose(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpConnection connection = request.connection();
    if (request.isEnded()) {
      connection.close();
      return;
    }
    long timer = context.vertx().setTimer(GRACE_MILLIS, late -> connection.close());
    request.handler(ignored -> {});
    request.exceptionHandler(broken -> context.vertx().cancelTimer(timer));
    request.endHandler(
        end -> {
          context.vertx().cancelTimer(timer);
          connection.close();
        });
    request.resume();
  }

  /** Whether this request brings a body. */
  public static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return isChunked(request) || (length != null && !"0".equals(length));
  }

  /** Whether the body of this request comes in chunks. */
  public static boolean isChunked(HttpServerRequest request) {
    return request.headers().contains("Transfer-Encoding");
  }
}
