package org.lockstep.http.wire;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.json.JsonObject;

/** Why a request is refused before the service sees it. */
enum Refusal {
  MALFORMED(
      HttpResponseStatus.BAD_REQUEST,
      "invalid-request",
      "The request is not valid",
      "The request is not well-formed HTTP/1.1."),
  TIMEOUT(
      HttpResponseStatus.REQUEST_TIMEOUT,
      "request-timeout",
      "The request took too long to arrive",
      "The head of the request did not arrive in time."),
  LINE_TOO_LONG(
      HttpResponseStatus.REQUEST_URI_TOO_LONG,
      "uri-too-long",
      "The request line is too long",
      "Path and query are too long."),
  HEADERS_TOO_LARGE(
      HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
      "headers-too-large",
      "The headers are too large",
      "All headers together are too large."),
  VERSION(
      HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED,
      "http-version-not-supported",
      "HTTP/1.1 is needed",
      "Use HTTP/1.1.");

  private final HttpResponseStatus status;
  private final String name;
  private final String title;
  private final String detail;

  Refusal(HttpResponseStatus status, String name, String title, String detail) {
    this.status = status;
    this.name = name;
    this.title = title;
    this.detail = detail;
  }

  static Refusal of(Throwable cause) {
    if (cause instanceof TooLongHttpLineException) {
      return LINE_TOO_LONG;
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return HEADERS_TOO_LARGE;
    }
    return cause instanceof UnclearRequestException unclear ? unclear.refusal() : MALFORMED;
  }

  HttpResponseStatus status() {
    return status;
  }

  /** The problem document. */
  String json(String requestId) {
    return new JsonObject()
        .put("type", "urn:lockstep:problem:" + name)
        .put("title", title)
        .put("status", status.code())
        .put("detail", detail)
        .put("instance", "urn:lockstep:request:" + requestId)
        .encode();
  }
}
