package org.lockstep.http.problem;

/**
 * The refusals that mean the same in every service. What each says to do is told to callers in
 * docs/problems.md, which is made from here.
 */
public enum CommonProblem implements ProblemKind {
  /**
   * Change what {@code violations} names, each a field of the body or a parameter, and send it
   * again.
   */
  INVALID_REQUEST(400, "The request has invalid values"),

  /** Send one JSON object in UTF-8, with each key once and at most 64 levels deep. */
  MALFORMED_JSON(400, "The body is not well-formed JSON"),

  /** Correct the names of the fields; {@code violations} has those that are allowed. */
  UNKNOWN_FIELD(400, "The body has an unknown field"),

  /** Send an {@code Idempotency-Key}, a new one for each thing to be made or done. */
  IDEMPOTENCY_KEY_REQUIRED(400, "Idempotency-Key is required"),

  /**
   * Get a new access token and send it as {@code Authorization: Bearer}; one that is bound to a key
   * as {@code Authorization: DPoP}, with a new {@code DPoP} proof for each request. The detail says
   * which of it is wrong.
   */
  UNAUTHENTICATED(401, "No valid access token"),

  /** The detail says what is missing, mostly a role; an administrator gives it in Keycloak. */
  FORBIDDEN(403, "Not allowed"),

  /** Look at the address. What you may not know of is answered in the same way. */
  NOT_FOUND(404, "Not found"),

  /** Use one of the methods that the {@code Allow} header names. */
  METHOD_NOT_ALLOWED(405, "Method not allowed"),

  /** Accept {@code application/json}, or what the detail names. */
  NOT_ACCEPTABLE(406, "No representation the client accepts"),

  /** Send it again on a connection that brings it faster. */
  REQUEST_TIMEOUT(408, "The request took too long to arrive"),

  /**
   * Wait as long as {@code Retry-After} says, then send the same request with the same key to get
   * its answer.
   */
  IN_PROGRESS(409, "The same request is being worked on"),

  /** Read it again, decide anew, and send the new {@code ETag} as {@code If-Match}. */
  PRECONDITION_FAILED(412, "The resource has changed"),

  /** Send less; the detail says how much is allowed. */
  TOO_LARGE(413, "The body is too large"),

  /** Ask for less in one request. */
  URI_TOO_LONG(414, "The request line is too long"),

  /** Send the body as {@code application/json}, or as what the detail names. */
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),

  /** Send the new request with a new key. Nothing of it was done. */
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),

  /** Read it, and send its {@code ETag} as {@code If-Match}. */
  PRECONDITION_REQUIRED(428, "If-Match is required"),

  /** Say in {@code X-Purpose} what you read it for; it is kept with your name. */
  PURPOSE_REQUIRED(428, "X-Purpose is required"),

  /** Send fewer headers, or shorter ones. */
  HEADERS_TOO_LARGE(431, "The headers are too large"),

  /**
   * Tell whoever runs the service, with the {@code instance}. Whether it was done is not known:
   * read before you send it again, or send it with the same {@code Idempotency-Key}.
   */
  INTERNAL(500, "Internal error"),

  /** Send the same request again after {@code Retry-After}. */
  UNAVAILABLE(503, "Not available now"),

  /** Use HTTP/1.1. */
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
