package org.lockstep.gateway.problem;

import java.util.Locale;

/** The problems the gateway itself answers with. Names and statuses are part of the public API. */
public enum ProblemType {
  INVALID_REQUEST(400, "The request is not valid"),
  UNAUTHENTICATED(401, "A valid access token is needed"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  REQUEST_TIMEOUT(408, "The request took too long to arrive"),
  TOO_LARGE(413, "The body is too large"),
  INTERNAL(500, "Something went wrong inside"),
  BAD_GATEWAY(502, "The service broke off"),
  UNAVAILABLE(503, "The service cannot be reached"),
  UPSTREAM_TIMEOUT(504, "The service did not answer in time"),
  HTTP_VERSION_NOT_SUPPORTED(505, "HTTP/1.1 is needed");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  String title() {
    return title;
  }

  String urn() {
    return "urn:lockstep:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
