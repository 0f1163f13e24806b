package org.lockstep.http.certificate;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What a voucher is for.
 *
 * @param target path and query, as they stand in the request
 * @param authorization the header with the access token
 */
record VouchedRequest(String method, String target, String authorization) {
  static VouchedRequest of(HttpServerRequest request) {
    @Nullable String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return new VouchedRequest(
        request.method().name(), request.uri(), authorization == null ? "" : authorization);
  }
}
