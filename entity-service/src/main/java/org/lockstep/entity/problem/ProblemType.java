package org.lockstep.entity.problem;

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
  CONFLICT(409, "It contradicts what is decided"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Media type not supported"),
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
