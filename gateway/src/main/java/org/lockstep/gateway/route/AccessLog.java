package org.lockstep.gateway.route;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.lockstep.gateway.problem.PlainText;
import org.lockstep.http.problem.RequestId;

/**
 * One line a request. Of its target only the path: query strings hold names that people asked for,
 * and at times a token.
 */
@ApplicationScoped
class AccessLog {
  private static final Logger LOG = Logger.getLogger(AccessLog.class);
  private static final int LONGEST_METHOD = 20;
  private static final int LONGEST_PATH = 256;
  private static final int NANOS_A_MILLI = 1_000_000;

  void tellAtTheEndOf(RoutingContext context) {
    long begun = System.nanoTime();
    context.addEndHandler(
        ended -> tell(context.request(), begun, ended.succeeded() && !context.response().closed()));
  }

  private static void tell(HttpServerRequest request, long begun, boolean whole) {
    LOG.infof(
        "%s %s %d%s %d ms request=%s",
        PlainText.of(request.method().name(), LONGEST_METHOD),
        PlainText.of(String.valueOf(request.path()), LONGEST_PATH),
        request.response().getStatusCode(),
        whole ? "" : " broken off",
        (System.nanoTime() - begun) / NANOS_A_MILLI,
        RequestId.assign(request));
  }
}
