package org.lockstep.http.dpop;

import io.netty.util.NetUtil;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Under which addresses a request may have been sent: those that the operator says the API has, and
 * on this machine those of the port that it came to. What the request says of it (Host,
 * X-Forwarded-…) counts for nothing: whoever got a proof that was meant for another server would
 * write there what fits.
 */
@ApplicationScoped
class PublicAddresses {
  private static final List<String> OF_THIS_MACHINE = List.of("localhost", "127.0.0.1", "[::1]");

  private final List<String> bases;

  /**
   * @param urls where partner systems reach the API, with commas between; the same for the gateway
   *     and all services
   */
  PublicAddresses(@ConfigProperty(name = "lockstep.http.public-urls") List<URI> urls) {
    this.bases = urls.stream().map(PublicAddresses::base).toList();
  }

  private static String base(URI url) {
    String text = url.toString();
    if (url.getRawQuery() != null || url.getRawFragment() != null || TargetUri.of(text).isEmpty()) {
      throw new IllegalArgumentException(
          "lockstep.http.public-urls must be addresses such as https://api.example.org, not "
              + text);
    }
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /**
   * @param arrivedAt the end of the connection that is here
   */
  Set<TargetUri> of(String path, SocketAddress arrivedAt) {
    Set<TargetUri> targets = new HashSet<>();
    Stream.concat(bases.stream(), ofThisMachine(arrivedAt))
        .forEach(base -> TargetUri.of(base + path).ifPresent(targets::add));
    return targets;
  }

  /** Nobody from outside comes to a loopback address. */
  private static Stream<String> ofThisMachine(SocketAddress arrivedAt) {
    return isLoopback(arrivedAt)
        ? OF_THIS_MACHINE.stream().map(host -> "http://" + host + ":" + arrivedAt.port())
        : Stream.empty();
  }

  private static boolean isLoopback(SocketAddress address) {
    if (!address.isInetSocket()) {
      return false;
    }
    @Nullable InetAddress ip = NetUtil.createInetAddressFromIpAddressString(address.hostAddress());
    return ip != null && ip.isLoopbackAddress();
  }
}
