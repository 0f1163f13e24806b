package org.lockstep.designation.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id under which a request is known: the caller's {@code X-Request-Id} if it is one of {@code
 * [A-Za-z0-9-]{8,64}}, else a random one.
 */
final class RequestId {
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private RequestId() {}

  static String urn(RoutingContext context) {
    String given = context.request().getHeader("X-Request-Id");
    return given != null && ACCEPTED.matcher(given).matches()
        ? "urn:lockstep:request:" + given
        : "urn:uuid:" + UUID.randomUUID();
  }
}
