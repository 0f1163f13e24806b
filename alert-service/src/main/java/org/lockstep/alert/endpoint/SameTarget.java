package org.lockstep.alert.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether two URLs lead to the same place (RFC 3986, section 6.2). */
final class SameTarget {
  private static final Pattern ESCAPED = Pattern.compile("%([0-9a-fA-F]{2})");

  /** What never needs to be escaped. */
  private static final String UNRESERVED = "-._~";

  private SameTarget() {}

  /**
   * The URL in its one spelling.
   *
   * @param url of an endpoint: absolute, with a host
   */
  static String normal(String url) {
    URI uri = URI.create(url);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    int standard = scheme.equals("https") ? 443 : 80;
    int port = uri.getPort() == -1 ? standard : uri.getPort();
    String query = uri.getRawQuery();
    return scheme
        + "://"
        + host
        + ":"
        + port
        + path(uri)
        + (query == null ? "" : "?" + unescaped(query));
  }

  private static String path(URI uri) {
    String path = URI.create("http://host" + unescaped(uri.getRawPath())).normalize().getRawPath();
    return path.isEmpty() ? "/" : path.replaceFirst("^(/\\.\\.)+(?=/|$)", "");
  }

  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            escaped -> {
              char c = (char) Integer.parseInt(escaped.group(1), 16);
              boolean unreserved =
                  (c < 0x80 && Character.isLetterOrDigit(c)) || UNRESERVED.indexOf(c) >= 0;
              return unreserved ? String.valueOf(c) : escaped.group().toUpperCase(Locale.ROOT);
            });
  }
}
