package org.lockstep.alert;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.lockstep.http.outbound.NameLookups;
import org.lockstep.http.outbound.NameLookups.Resolver;

/** Names as tests say; all others as the machine resolves them. */
@Dependent
public class TestNames {
  private static final Map<String, Resolver> SAID = new ConcurrentHashMap<>();

  @Produces
  @Singleton
  NameLookups lookups() {
    return new NameLookups(
        host -> SAID.getOrDefault(host, InetAddress::getAllByName).all(host),
        Duration.ofSeconds(3));
  }

  /** From now on the name has these addresses. */
  public static void leadTo(String host, String... literals) {
    SAID.put(
        host,
        asked -> {
          var all = new InetAddress[literals.length];
          for (int i = 0; i < all.length; i++) {
            all[i] = InetAddress.getByName(literals[i]);
          }
          return all;
        });
  }

  /** From now on nobody answers for the name, until then. */
  public static void hang(String host, CountDownLatch until) {
    SAID.put(
        host,
        asked -> {
          try {
            until.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          throw new UnknownHostException(asked);
        });
  }
}
