package org.lockstep.designation.problem;

import java.util.Locale;

/** The kinds of refusal this service knows. The name is part of the API: {@link #urn()}. */
public enum ProblemType {
  INVALID_REQUEST(400, "The request has invalid values"),
  MALFORMED_JSON(400, "The body is not well-formed JSON"),
  UNKNOWN_FIELD(400, "The body has an unknown field"),
  IDEMPOTENCY_KEY_REQUIRED(400, "Idempotency-Key is required"),
  UNAUTHENTICATED(401, "No valid access token"),
  FORBIDDEN(403, "Not allowed"),
  FOUR_EYES(403, "Nobody approves their own draft"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "No representation the client accepts"),
  CONFLICT(409, "Conflict with a change made meanwhile"),
  IN_PROGRESS(409, "The same request is being worked on"),
  CONTENT_CHANGED(409, "The content is not the one named"),
  REFERENCE_TAKEN(409, "The reference is already used"),
  WRONG_STATE(409, "Not possible in this state"),
  PRECONDITION_FAILED(412, "The resource has changed"),
  TOO_LARGE(413, "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  ENTRY_TOO_LARGE(422, "The entry is too large to be told of"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
  PRECONDITION_REQUIRED(428, "If-Match is required"),
  INTERNAL(500, "Internal error"),
  UNAVAILABLE(503, "Not available now");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String urn() {
    return "urn:lockstep:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
