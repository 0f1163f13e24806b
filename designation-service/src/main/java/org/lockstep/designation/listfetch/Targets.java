package org.lockstep.designation.listfetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What this service may connect to when it fetches. Asked before every connection, of what is
 * configured as of what a server redirects to.
 */
final class Targets {
  private static final int LONGEST = 2048;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /**
   * A last label that is a number makes the whole host an IPv4 address in one notation or other.
   */
  private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

  private final Set<String> allowed;
  private final Lookup lookup;

  /**
   * @param allowed {@code host:port} of servers that may be private, literal addresses and http
   */
  Targets(Set<String> allowed, Lookup lookup) {
    this.allowed = allowed;
    this.lookup = lookup;
  }

  /** How names become addresses. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  /**
   * The address, if it may be connected to.
   *
   * @param hosts that are meant, in lower case
   */
  URI check(String url, Set<String> hosts) throws FetchFailedException {
    URI uri = parsed(url);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    if (!hosts.contains(host)) {
      throw new FetchFailedException(
          "%s is not the host of the list and not one it may redirect to".formatted(host));
    }
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    int port = uri.getPort() >= 0 ? uri.getPort() : http ? HTTP : HTTPS;
    if ((https || http) && allowed.contains(host + ":" + port)) {
      return uri;
    }
    if (!https || port != HTTPS) {
      throw new FetchFailedException("only https on port 443 is fetched");
    }
    if (host.startsWith("[") || NUMERIC_END.matcher(host).matches()) {
      throw new FetchFailedException("%s is not a name".formatted(host));
    }
    checkAddresses(host);
    return uri;
  }

  static String host(String url) throws FetchFailedException {
    return parsed(url).getHost().toLowerCase(Locale.ROOT);
  }

  private static URI parsed(String url) throws FetchFailedException {
    try {
      URI uri = url.length() > LONGEST ? null : new URI(url);
      if (uri != null
          && uri.getHost() != null
          && uri.getScheme() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Its message would repeat what a server sent.
    }
    throw new FetchFailedException("what should be the address of a list is none");
  }

  private void checkAddresses(String host) throws FetchFailedException {
    InetAddress[] all;
    try {
      all = lookup.all(host);
    } catch (UnknownHostException e) {
      throw new FetchFailedException("%s has no address".formatted(host));
    }
    if (all.length == 0 || !Arrays.stream(all).allMatch(PublicAddresses::contains)) {
      throw new FetchFailedException("%s has an address that is not public".formatted(host));
    }
  }
}
