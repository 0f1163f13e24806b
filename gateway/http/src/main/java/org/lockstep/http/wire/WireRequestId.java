package org.lockstep.http.wire;

import io.netty.handler.codec.http.HttpRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The id of a request that nobody but the wire sees: the caller's own if it is a plain one. */
final class WireRequestId {
  static final String HEADER = "X-Request-Id";

  private static final int SHORTEST = 8;
  private static final int LONGEST = 64;

  private WireRequestId() {}

  static String of(@Nullable HttpRequest request) {
    @Nullable String sent = request == null ? null : request.headers().get(HEADER);
    return sent != null && isPlain(sent) ? sent : UUID.randomUUID().toString();
  }

  private static boolean isPlain(String id) {
    return id.length() >= SHORTEST
        && id.length() <= LONGEST
        && id.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || c == '-');
  }
}
