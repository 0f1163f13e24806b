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

/**
 * Refuses a body that is too large with a problem document; Quarkus itself would answer without
 * one. A file of a list may be large, because it is stored as it comes; everything else has its
 * body in memory. Quarkus counts bodies that do not announce their length, up to the limit that is
 * set here.
 */
@ApplicationScoped
class BodyLimit {
  /**
   * Just after the limit of Quarkus (RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT), which is for all.
   */
  private static final int AFTER_QUARKUS = -1;

  private static final int BEFORE_QUARKUS = -3;

  private static final Pattern LIST_FILE = Pattern.compile("/api/v1/lists/[^/]+/imports");

  private final long limit;
  private final long listFileLimit;
  private final ProblemWriter writer;

  BodyLimit(
      @ConfigProperty(name = "lockstep.http.max-body-size") MemorySize limit,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize listFileLimit,
      ProblemWriter writer) {
    this.limit = limit.asLongValue();
    this.listFileLimit = listFileLimit.asLongValue();
    this.writer = writer;
  }

  void register(@Observes Router router) {
    router.route().order(BEFORE_QUARKUS).handler(context -> check(context, listFileLimit));
    router.route().order(AFTER_QUARKUS).handler(context -> check(context, limit(context)));
  }

  private long limit(RoutingContext context) {
    return LIST_FILE.matcher(context.request().path()).matches() ? listFileLimit : limit;
  }

  private void check(RoutingContext context, long most) {
    String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (announced != null && Long.parseLong(announced) > most) {
      writer.answer(context, ProblemMapping.tooLarge(RequestId.urn(context)));
      return;
    }
    if (announced == null) {
      context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
    }
    context.next();
  }
}
