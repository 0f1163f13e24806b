package org.lockstep.http.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id under which a request is known: the caller's {@code X-Request-Id} if it is one of {@code
 * [A-Za-z0-9-]{8,64}}, else a random one. Every answer carries it.
 */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";

  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9-]{8,64}");

  private RequestId() {}

  /** Gives the request its id, which its answer carries from here on. */
  public static String assign(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    @Nullable String known = response.headers().get(HEADER);
    if (known != null) {
      return known;
    }
    String id = of(request.getHeader(HEADER));
    if (!response.headWritten()) {
      response.putHeader(HEADER, id);
    }
    return id;
  }

  /** The id of a request that came with this header; a random one if it is none. */
  public static String of(@Nullable String sent) {
    return sent != null && ACCEPTED.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
  }

  /** The id as a URI, for the {@code instance} of a problem document. */
  public static String urn(HttpServerRequest request) {
    return urn(assign(request));
  }

  /** An id as a URI. */
  public static String urn(String id) {
    return "urn:lockstep:request:" + id;
  }
}
