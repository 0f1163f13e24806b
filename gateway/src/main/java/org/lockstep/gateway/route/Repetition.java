package org.lockstep.gateway.route;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.Set;
import org.lockstep.gateway.limit.LimitedBody;

/** Which requests the gateway may send once more by itself, and after what. */
final class Repetition {
  /** The same when done twice (RFC 9110, 9.2.2). */
  private static final Set<HttpMethod> SAME_WHEN_DONE_TWICE =
      Set.of(
          HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.PUT, HttpMethod.DELETE);

  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private Repetition() {}

  /** Nobody was there to take the request. */
  static boolean isNoConnection(Throwable failure) {
    return failure instanceof IOException;
  }

  /** Whether it may be sent again if it was not handed on for certain. */
  static boolean isAllowed(HttpServerRequest request) {
    return SAME_WHEN_DONE_TWICE.contains(request.method())
        || request.headers().contains("Idempotency-Key");
  }

  /** Whether that is possible after its body, if it has one, has been read: no body is kept. */
  static boolean isAllowedWithoutABody(HttpServerRequest request) {
    return isAllowed(request) && !LimitedBody.isIn(request);
  }

  /**
   * Whether it may be sent again although it may have been done. What was done twice changes
   * nothing more, but its second answer could mislead: a thing that was just removed is not found.
   */
  static boolean isAllowedIfDone(HttpServerRequest request) {
    return READS.contains(request.method()) && !LimitedBody.isIn(request);
  }
}
