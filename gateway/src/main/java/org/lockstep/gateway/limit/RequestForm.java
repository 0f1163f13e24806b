package org.lockstep.gateway.limit;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The form of a request on the wire, beyond what {@link org.lockstep.http.wire} refuses already.
 *
 * <p>A target is read character by character: a regular expression with a repeated group would need
 * stack for each character, and the caller decides how many there are.
 */
public final class RequestForm {
  /** Beside letters and digits. No path of the API needs a percent sign, backslash or semicolon. */
  private static final String OF_PATHS = "/._~:@-";

  private static final String OF_QUERIES = "._~!$&'()*+,;=:@/?-";

  private static final int HEX = 16;
  private static final int ENCODED_LENGTH = 3;

  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private static final List<String> AT_MOST_ONCE =
      List.of("Authorization", "Content-Type", "Transfer-Encoding");

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
    if (!isPath(path)) {
      return "The path may hold letters, digits and . _ ~ : @ - between single slashes; nothing"
          + " encoded, and no segment of dots.";
    }
    if (!isQuery(query)) {
      return "The query must be percent-encoded UTF-8 (RFC 3986) without control characters.";
    }
    return null;
  }

  private static boolean isPath(String path) {
    if (!path.startsWith("/") || path.contains("//")) {
      return false;
    }
    for (int i = 0; i < path.length(); i++) {
      if (!isLetterOrDigit(path.charAt(i)) && OF_PATHS.indexOf(path.charAt(i)) < 0) {
        return false;
      }
    }
    String closed = path + "/";
    return !closed.contains("/./") && !closed.contains("/../");
  }

  private static boolean isQuery(String query) {
    ByteBuffer bytes = ByteBuffer.allocate(query.length());
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (c == '%') {
        if (!isEncoded(query, i)) {
          return false;
        }
        bytes.put((byte) valueAt(query, i));
        i += ENCODED_LENGTH - 1;
      } else if (isLetterOrDigit(c) || OF_QUERIES.indexOf(c) >= 0) {
        bytes.put((byte) c);
      } else {
        return false;
      }
    }
    return isUtf8(bytes.flip());
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes);
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether a percent sign is followed by two hexadecimal digits of no control character. */
  private static boolean isEncoded(String query, int at) {
    if (at + ENCODED_LENGTH > query.length()
        || !isHex(query.charAt(at + 1))
        || !isHex(query.charAt(at + 2))) {
      return false;
    }
    int value = valueAt(query, at);
    return value >= ' ' && value != 0x7f;
  }

  private static int valueAt(String query, int at) {
    return Integer.parseInt(query, at + 1, at + ENCODED_LENGTH, HEX);
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static @Nullable String faultOfHeaders(MultiMap headers) {
    for (Map.Entry<String, String> header : headers) {
      if (!TOKEN.matcher(header.getKey()).matches()) {
        return "The name of a header must be a token (RFC 9110).";
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
    return null;
  }
}
