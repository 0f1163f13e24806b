package org.lockstep.http.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which URLs a service connects to on behalf of another, so that nobody can use it to reach what
 * only the service can reach. To be asked before every connection: names change their addresses.
 */
public final class TargetRules {
  private static final int LONGEST = 2048;

  /**
   * A last label that is a number makes the whole host an IPv4 address in one notation or other.
   */
  private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

  private final Set<Integer> ports;
  private final Set<String> allowed;
  private final NameLookups names;

  /**
   * The rules of one service.
   *
   * @param ports that https may be spoken on
   * @param allowed {@code host:port}, or {@code host:*} for any port, of servers that may be
   *     private, literal addresses and plain http, because the operator says so
   */
  public TargetRules(Set<Integer> ports, Set<String> allowed, NameLookups names) {
    this.ports = Set.copyOf(ports);
    this.allowed =
        allowed.stream().map(a -> a.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.names = names;
  }

  /**
   * The URL, where it has a scheme, a host and no impossible port, and neither user nor fragment.
   */
  public static Optional<URI> parse(String url) {
    if (url.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var uri = new URI(url);
      boolean complete = uri.getHost() != null && uri.getScheme() != null && isPort(uri.getPort());
      return complete && uri.getRawUserInfo() == null && uri.getRawFragment() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Also where none is said, which is -1. */
  private static boolean isPort(int port) {
    return port == -1 || (port >= 1 && port <= 65_535);
  }

  /**
   * What the URL leads to now; fails with a {@link RefusedTargetException}.
   *
   * @param askedBy whose look-up it is
   */
  public CompletableFuture<CheckedTarget> check(String url, String askedBy) {
    Optional<URI> parsed = parse(url);
    if (parsed.isEmpty()) {
      return refused("it is no address of a server");
    }
    URI uri = parsed.get();
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    int port = CheckedTarget.port(uri);
    boolean https = CheckedTarget.tls(uri);
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    boolean trusted = allowed.contains(host + ":" + port) || allowed.contains(host + ":*");
    if ((https || http) && trusted) {
      return addresses(host, askedBy).thenApply(all -> new CheckedTarget(uri, all));
    }
    if (!https || !ports.contains(port)) {
      return refused("only https on port %s is allowed".formatted(text(ports)));
    }
    if (host.startsWith("[") || NUMERIC_END.matcher(host).matches()) {
      return refused("%s is not a name".formatted(host));
    }
    return addresses(host, askedBy)
        .thenApply(
            all -> {
              if (!all.stream().allMatch(PublicAddresses::contains)) {
                throw new CompletionException(
                    RefusedTargetException.forbidden(
                        "%s has an address that is not public".formatted(host)));
              }
              return new CheckedTarget(uri, all);
            });
  }

  private CompletableFuture<List<InetAddress>> addresses(String host, String askedBy) {
    return names
        .addresses(host, askedBy)
        .handle(
            (all, failure) -> {
              if (failure != null || all.isEmpty()) {
                throw new CompletionException(RefusedTargetException.unresolved(host));
              }
              return all;
            });
  }

  private static String text(Set<Integer> ports) {
    return ports.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "));
  }

  private static <T> CompletableFuture<T> refused(String why) {
    return CompletableFuture.failedFuture(RefusedTargetException.forbidden(why));
  }
}
