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
    @Nullable String given = given(request);
    String id = given == null ? UUID.randomUUID().toString() : given;
    if (!response.headWritten()) {
      response.putHeader(HEADER, id);
    }
    return id;
  }

  /** The id as a URI, for the {@code instance} of a problem document. */
  public static String urn(HttpServerRequest request) {
    String id = assign(request);
    return id.equals(given(request)) ? "urn:lockstep:request:" + id : "urn:uuid:" + id;
  }

  private static @Nullable String given(HttpServerRequest request) {
    String given = request.getHeader(HEADER);
    return given != null && ACCEPTED.matcher(given).matches() ? given : null;
  }
}
