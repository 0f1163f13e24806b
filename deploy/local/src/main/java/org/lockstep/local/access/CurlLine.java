package org.lockstep.local.access;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.lockstep.local.data.Refusal;

/**
 * A call of curl that can be pasted into a shell.
 *
 * @param method in capitals
 * @param address of one request, with its query
 */
record CurlLine(String method, URI address) {
  /**
   * @throws Refusal with a sentence that says what is wrong
   */
  static CurlLine of(String method, String address) {
    String capitals = method.toUpperCase(Locale.ROOT);
    if (!capitals.matches("[A-Z]{3,10}")) {
      throw new Refusal("A method is GET, POST, PUT, PATCH or DELETE, not " + method + ".");
    }
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new Refusal("This is no address: " + address);
    }
    if (uri.getHost() == null || !String.valueOf(uri.getScheme()).matches("https?")) {
      throw new Refusal("An address is whole, as http://localhost:8080/api/v1/me, not " + address);
    }
    return new CurlLine(capitals, uri);
  }

  String with(Map<String, String> headers) {
    StringBuilder line = new StringBuilder("curl -sS");
    switch (method) {
      case "GET" -> {}
      case "HEAD" -> line.append(" --head");
      default -> line.append(" -X ").append(method);
    }
    new TreeMap<>(headers)
        .forEach((name, value) -> line.append(" -H ").append(quoted(name + ": " + value)));
    return line.append(' ').append(quoted(address.toString())).toString();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
