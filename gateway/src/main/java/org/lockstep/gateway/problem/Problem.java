package org.lockstep.gateway.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/**
 * A problem document (RFC 9457).
 *
 * @param type what kind
 * @param detail what is wrong with this request and what is allowed; for people
 */
public record Problem(ProblemType type, String detail) {
  public static final String CONTENT_TYPE = "application/problem+json";

  /** The document for this request, as JSON. */
  public String json(HttpServerRequest request) {
    return new JsonObject()
        .put("type", type.urn())
        .put("title", type.title())
        .put("status", type.status())
        .put("detail", detail)
        .put("instance", "urn:lockstep:request:" + RequestId.of(request))
        .encode();
  }

  /** Ends the request with this problem. */
  public void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    response
        .setStatusCode(type.status())
        .putHeader("Content-Type", CONTENT_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(json(request));
  }
}
