package org.lockstep.http.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * What may be connected to now.
 *
 * @param addresses of its host, each of them checked; one at least
 */
public record CheckedTarget(URI uri, List<InetAddress> addresses) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  boolean tls() {
    return tls(uri);
  }

  int port() {
    return port(uri);
  }

  /** As a request names it: the path and the query, as they were given. */
  String resource() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  static boolean tls(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  static int port(URI uri) {
    return uri.getPort() >= 0 ? uri.getPort() : tls(uri) ? HTTPS : HTTP;
  }
}
