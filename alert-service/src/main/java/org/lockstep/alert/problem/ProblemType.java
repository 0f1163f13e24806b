package org.lockstep.alert.problem;

import java.util.Locale;

/** Every kind of problem this service answers with. */
public enum ProblemType {
  INVALID_REQUEST(400, "The request is not valid"),
  MALFORMED_JSON(400, "The body is not JSON"),
  UNKNOWN_FIELD(400, "The body has a field that is not known"),
  UNAUTHENTICATED(401, "A valid access token is needed"),
  FORBIDDEN(403, "The token lacks a role"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  UNSUPPORTED_MEDIA_TYPE(415, "Media type not supported"),
  TOO_LARGE(413, "The body is too large"),
  LIMIT_REACHED(409, "The owner has as many as allowed"),
  ENDPOINT_DISABLED(409, "The endpoint is disabled"),
  NO_SHARED_SECRET(409, "The endpoint has no shared secret"),
  ROTATED_TOO_OFTEN(409, "Too many secrets are still valid"),
  INTERNAL(500, "Internal error");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String urn() {
    return "urn:lockstep:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
