package org.lockstep.designation.listfetch;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.lockstep.http.outbound.CheckedTarget;
import org.lockstep.http.outbound.NameLookups;
import org.lockstep.http.outbound.RefusedTargetException;
import org.lockstep.http.outbound.TargetRules;

/**
 * What this service may connect to when it fetches. Asked before every connection, of what is
 * configured as of what a server redirects to.
 */
final class Targets {
  private static final Set<Integer> PORTS = Set.of(443);

  private final TargetRules rules;

  /**
   * @param allowed {@code host:port} of servers that may be private, literal addresses and http
   */
  Targets(Set<String> allowed, NameLookups names) {
    this.rules = new TargetRules(PORTS, allowed, names);
  }

  /**
   * What the address leads to now, if that may be connected to.
   *
   * @param hosts that are meant, in lower case
   */
  CheckedTarget check(String url, Set<String> hosts) throws FetchFailedException {
    String host = host(url);
    if (!hosts.contains(host)) {
      throw new FetchFailedException(
          "%s is not the host of the list and not one it may redirect to".formatted(host));
    }
    try {
      return rules.check(url, host).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RefusedTargetException refused) {
        throw new FetchFailedException(String.valueOf(refused.getMessage()));
      }
      throw e;
    }
  }

  static String host(String url) throws FetchFailedException {
    return TargetRules.parse(url)
        .map(URI::getHost)
        .map(host -> host.toLowerCase(Locale.ROOT))
        // The text would repeat what a server sent.
        .orElseThrow(
            () -> new FetchFailedException("what should be the address of a list is none"));
  }
}
