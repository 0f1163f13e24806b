package org.lockstep.http.problem;

/** The refusals that mean the same in every service. */
public enum CommonProblem implements ProblemKind {
  INVALID_REQUEST(400, "The request has invalid values"),
  MALFORMED_JSON(400, "The body is not well-formed JSON"),
  UNKNOWN_FIELD(400, "The body has an unknown field"),
  IDEMPOTENCY_KEY_REQUIRED(400, "Idempotency-Key is required"),
  UNAUTHENTICATED(401, "No valid access token"),
  FORBIDDEN(403, "Not allowed"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No representation the client accepts"),
  REQUEST_TIMEOUT(408, "The request took too long to arrive"),
  IN_PROGRESS(409, "The same request is being worked on"),
  PRECONDITION_FAILED(412, "The resource has changed"),
  TOO_LARGE(413, "The body is too large"),
  URI_TOO_LONG(414, "The request line is too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
  PRECONDITION_REQUIRED(428, "If-Match is required"),
  HEADERS_TOO_LARGE(431, "The headers are too large"),
  INTERNAL(500, "Internal error"),
  UNAVAILABLE(503, "Not available now"),
  HTTP_VERSION_NOT_SUPPORTED(505, "HTTP/1.1 is needed");

  private final int status;
  private final String title;

  CommonProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public int retryAfterSeconds() {
    return this == IN_PROGRESS ? 1 : ProblemKind.super.retryAfterSeconds();
  }
}
