package org.lockstep.http.wire;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.RequestId;

/** Why a request is refused before the service sees it. */
enum Refusal {
  MALFORMED(CommonProblem.INVALID_REQUEST, "The request is not well-formed HTTP/1.1."),
  TIMEOUT(CommonProblem.REQUEST_TIMEOUT, "The head of the request did not arrive in time."),
  LINE_TOO_LONG(CommonProblem.URI_TOO_LONG, "Path and query are too long."),
  HEADERS_TOO_LARGE(CommonProblem.HEADERS_TOO_LARGE, "All headers together are too large."),
  VERSION(CommonProblem.HTTP_VERSION_NOT_SUPPORTED, "Use HTTP/1.1.");

  private final CommonProblem type;
  private final String detail;

  Refusal(CommonProblem type, String detail) {
    this.type = type;
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

  /** The last answer of a connection, to what could be read of a request. */
  FullHttpResponse answer(@Nullable HttpRequest request) {
    String id = RequestId.of(request == null ? null : request.headers().get(RequestId.HEADER));
    byte[] document = new Problem(type, detail, RequestId.urn(id)).json().getBytes();
    boolean head = request != null && HttpMethod.HEAD.equals(request.method());
    FullHttpResponse answer =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(type.status()),
            head ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(document));
    answer
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .set(HttpHeaderNames.CONTENT_LENGTH, document.length)
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
        .set("X-Content-Type-Options", "nosniff")
        .set(RequestId.HEADER, id);
    return answer;
  }
}
