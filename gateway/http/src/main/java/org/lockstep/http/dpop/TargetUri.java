package org.lockstep.http.dpop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a request without query and fragment, in the one spelling that two of the same
 * meaning have (RFC 3986, 6.2.2 and 6.2.3): scheme and host in small letters, no port that the
 * scheme has by itself, a path, and nothing percent-encoded that need not be.
 */
record TargetUri(String text) {
  private static final String UNRESERVED = "-._~";
  private static final int HEX = 16;
  private static final int ENCODED_LENGTH = 3;

  /** Empty if it is no address of HTTP, or names a user. */
  static Optional<TargetUri> of(@Nullable String address) {
    if (address == null || address.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(address);
      if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
        return Optional.empty();
      }
      String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        return Optional.empty();
      }
      return Optional.of(
          new TargetUri(
              scheme
                  + "://"
                  + uri.getHost().toLowerCase(Locale.ROOT)
                  + port(scheme, uri.getPort())
                  + path(uri.getRawPath())));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String port(String scheme, int port) {
    int usual = scheme.equals("https") ? 443 : 80;
    return port < 0 || port == usual ? "" : ":" + port;
  }

  private static String path(String raw) {
    if (raw.isEmpty()) {
      return "/";
    }
    StringBuilder path = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) != '%') {
        path.append(raw.charAt(i));
        continue;
      }
      String encoded = raw.substring(i, i + ENCODED_LENGTH);
      char meant = (char) Integer.parseInt(encoded.substring(1), HEX);
      if (isUnreserved(meant)) {
        path.append(meant);
      } else {
        path.append(encoded.toUpperCase(Locale.ROOT));
      }
      i += ENCODED_LENGTH - 1;
    }
    return path.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }
}
