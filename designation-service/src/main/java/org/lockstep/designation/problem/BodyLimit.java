package org.lockstep.designation.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that announces more than the limit with a problem document. Quarkus itself would
 * answer without one, and still guards bodies that do not announce their length.
 */
@ApplicationScoped
class BodyLimit {
  /** Just before the limit of Quarkus (RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT). */
  static final int ORDER = -3;

  private final long limit;
  private final ProblemWriter writer;

  BodyLimit(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit,
      ProblemWriter writer) {
    this.limit = limit.asLongValue();
    this.writer = writer;
  }

  void register(@Observes Router router) {
    router.route().order(ORDER).handler(this::check);
  }

  private void check(RoutingContext context) {
    String announced = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (announced == null || Long.parseLong(announced) <= limit) {
      context.next();
      return;
    }
    writer.answer(context, ProblemMapping.tooLarge(RequestId.urn(context)));
  }
}
