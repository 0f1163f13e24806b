package org.lockstep.alert.endpoint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which URLs this service connects to on behalf of a partner, so that no partner can use it to
 * reach what only this service can reach. Asked when an endpoint is made and again before every
 * attempt: names change their addresses.
 *
 * <p>Callers must not tell a partner more than {@link #RULE}: which private names resolve, or which
 * ports answer, is nobody's business.
 */
@ApplicationScoped
public class TargetPolicy {
  /** What is allowed; the one text for everything that is not. */
  public static final String RULE =
      "must be an https URL of at most 2048 characters on port 443 or 8443, without user or fragment,"
          + " whose host is a name that resolves to public addresses only";

  private static final int MAX_LENGTH = 2048;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;
  private static final Set<Integer> PORTS = Set.of(HTTPS, 8443);

  /**
   * A last label that is a number makes the whole host an IPv4 address in one notation or other.
   */
  private static final Pattern NUMERIC_END = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

  private final Set<String> allowed;
  private final Lookup lookup;

  @Inject
  TargetPolicy(TargetConfig config) {
    this(config.allowedTargets().orElse(Set.of()), InetAddress::getAllByName);
  }

  TargetPolicy(Set<String> allowed, Lookup lookup) {
    this.allowed = allowed;
    this.lookup = lookup;
  }

  /** How names become addresses. */
  @FunctionalInterface
  interface Lookup {
    InetAddress[] all(String host) throws UnknownHostException;
  }

  /** What the policy says of one URL at one moment. */
  public enum Verdict {
    ALLOWED,
    BLOCKED,
    /** The name has no address now; it may have one later. */
    UNRESOLVED
  }

  /** Looks the host up and may wait for that as long as the resolver does. */
  public Verdict check(String url) {
    URI uri = parse(url);
    if (uri == null) {
      return Verdict.BLOCKED;
    }
    if (isAllowedByOperator(uri)) {
      return Verdict.ALLOWED;
    }
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean formAllowed =
        "https".equalsIgnoreCase(uri.getScheme())
            && PORTS.contains(port(uri))
            && !host.startsWith("[")
            && !NUMERIC_END.matcher(host).matches();
    return formAllowed ? addresses(host) : Verdict.BLOCKED;
  }

  private Verdict addresses(String host) {
    try {
      InetAddress[] all = lookup.all(host);
      return all.length > 0 && Arrays.stream(all).allMatch(PublicAddresses::contains)
          ? Verdict.ALLOWED
          : Verdict.BLOCKED;
    } catch (UnknownHostException e) {
      return Verdict.UNRESOLVED;
    }
  }

  private boolean isAllowedByOperator(URI uri) {
    boolean web =
        "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    return web && allowed.contains(uri.getHost() + ":" + port(uri));
  }

  private static @Nullable URI parse(String url) {
    if (url.length() > MAX_LENGTH) {
      return null;
    }
    try {
      var uri = new URI(url);
      boolean complete = uri.getHost() != null && uri.getScheme() != null;
      return complete && uri.getRawUserInfo() == null && uri.getRawFragment() == null ? uri : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "http".equalsIgnoreCase(uri.getScheme()) ? HTTP : HTTPS;
  }
}
