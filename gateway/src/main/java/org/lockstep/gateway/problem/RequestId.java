package org.lockstep.gateway.problem;

import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request: the caller's own {@code X-Request-Id} if it is a plain one, else a new UUID.
 * It goes to the service, into the log of every hop and back to the caller.
 */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private RequestId() {}

  /** Gives the request its id, which its answer carries from here on. */
  public static void assign(HttpServerRequest request) {
    String sent = request.getHeader(HEADER);
    boolean accepted = sent != null && ACCEPTED.matcher(sent).matches();
    request.response().putHeader(HEADER, accepted ? sent : UUID.randomUUID().toString());
  }

  /** The assigned id. */
  public static String of(HttpServerRequest request) {
    @Nullable String id = request.response().headers().get(HEADER);
    return id == null ? "unknown" : id;
  }
}
