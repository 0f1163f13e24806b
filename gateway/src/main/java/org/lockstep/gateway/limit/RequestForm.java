package org.lockstep.gateway.limit;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a request on the wire. Lengths of the request line and of the headers, bare line
 * feeds and conflicting lengths are refused by the HTTP server below, without a document.
 */
public final class RequestForm {
  /** No percent sign, no backslash, no semicolon: no path of the API needs them. */
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~:@-]*)+");

  private static final Pattern DOTS = Pattern.compile(".*/\\.{1,2}(/.*|$)");

  private static final Pattern QUERY =
      Pattern.compile("([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");

  private static final Pattern ENCODED_CONTROL = Pattern.compile("(?i)%([01][0-9a-f]|7f)");

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private static final List<String> AT_MOST_ONCE =
      List.of("Authorization", "Content-Type", "Content-Length", "Transfer-Encoding");

  private RequestForm() {}

  /** What is wrong with the form of this request, and what is allowed; null if nothing is. */
  public static @Nullable String fault(HttpServerRequest request) {
    @Nullable String fault = faultOfTarget(request.uri());
    return fault == null ? faultOfHeaders(request.headers()) : fault;
  }

  static @Nullable String faultOfTarget(String target) {
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    String query = question < 0 ? "" : target.substring(question + 1);
    if (!PATH.matcher(path).matches() || path.contains("//") || DOTS.matcher(path).matches()) {
      return "The path may hold letters, digits and . _ ~ : @ - between single slashes; nothing"
          + " encoded, and no segment of dots.";
    }
    if (!QUERY.matcher(query).matches() || ENCODED_CONTROL.matcher(query).find()) {
      return "The query must be percent-encoded UTF-8 (RFC 3986) without control characters.";
    }
    return null;
  }

  private static @Nullable String faultOfHeaders(MultiMap headers) {
    for (Map.Entry<String, String> header : headers) {
      if (!TOKEN.matcher(header.getKey()).matches()) {
        return "The name of a header must be a token (RFC 9110).";
      }
      if (header.getValue().chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
        return "The value of a header must not hold control characters.";
      }
    }
    if (headers.getAll("Host").size() != 1) {
      return "A request has exactly one Host header.";
    }
    for (String name : AT_MOST_ONCE) {
      if (headers.getAll(name).size() > 1) {
        return "A request has at most one " + name + " header.";
      }
    }
    @Nullable String encoding = headers.get("Transfer-Encoding");
    if (encoding != null && !"chunked".equalsIgnoreCase(encoding)) {
      return "The only transfer encoding is chunked.";
    }
    if (encoding != null && headers.contains("Content-Length")) {
      return "A request has a Content-Length or a Transfer-Encoding, not both.";
    }
    return null;
  }
}
