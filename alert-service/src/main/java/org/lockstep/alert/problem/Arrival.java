package org.lockstep.alert.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The first to see a request: gives it its id and turns away a body that says it is too large,
 * before Quarkus would do so without a document.
 */
@ApplicationScoped
class Arrival {
  private static final String HEADER = "X-Request-Id";
  private static final String KEY = "lockstep.request";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{8,64}");
  private static final int BEFORE_THE_LIMIT_OF_QUARKUS = 1000;

  private final long maxBody;
  private final ObjectMapper json;

  Arrival(
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody,
      ObjectMapper json) {
    this.maxBody = maxBody.asLongValue();
    this.json = json;
  }

  void register(@Observes Filters filters) {
    filters.register(this::arrive, BEFORE_THE_LIMIT_OF_QUARKUS);
  }

  /** The request as a URI, for the {@code instance} of its problem documents. */
  static String instance(RoutingContext context) {
    String known = context.get(KEY);
    return known == null ? "urn:uuid:" + UUID.randomUUID() : known;
  }

  private void arrive(RoutingContext context) {
    String given = context.request().getHeader(HEADER);
    String id =
        given != null && ACCEPTED.matcher(given).matches() ? given : UUID.randomUUID().toString();
    context.put(KEY, id.equals(given) ? "urn:lockstep:request:" + id : "urn:uuid:" + id);
    context.response().putHeader(HEADER, id);
    if (length(context.request().getHeader(HttpHeaders.CONTENT_LENGTH)) > maxBody) {
      refuse(context);
    } else {
      context.next();
    }
  }

  private static long length(@Nullable String header) {
    try {
      return header == null ? 0 : Long.parseLong(header);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private void refuse(RoutingContext context) {
    var problem =
        Problem.of(
            ProblemType.TOO_LARGE,
            "A body may have at most " + maxBody + " bytes.",
            instance(context),
            List.of());
    try {
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
          .putHeader(HttpHeaders.CONNECTION, "close")
          .end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      context.fail(e);
    }
  }
}
