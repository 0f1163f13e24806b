package org.lockstep.designation.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockstep.http.rest.Arrival;

/**
 * A file of a list may be large, because it is stored as it comes; everything else has its body in
 * memory. Quarkus counts bodies that do not announce their length, up to the limit that is set
 * here.
 */
@ApplicationScoped
class BodyLimit {
  /**
   * Just after the limit of Quarkus (RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT), which is for all.
   */
  private static final int AFTER_QUARKUS = -1;

  private static final Pattern LIST_FILE = Pattern.compile("/api/v1/lists/[^/]+/imports");

  private final long limit;

  /**
   * @param limit of the bodies of all requests but files of lists
   */
  BodyLimit(@ConfigProperty(name = "lockstep.http.max-body-size") MemorySize limit) {
    this.limit = limit.asLongValue();
  }

  void register(@Observes Router router) {
    router.route().order(AFTER_QUARKUS).handler(this::check);
  }

  private void check(RoutingContext context) {
    if (!LIST_FILE.matcher(context.request().path()).matches()) {
      if (!Arrival.isAtMost(limit, context)) {
        return;
      }
      if (context.request().getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, limit);
      }
    }
    context.next();
  }
}
