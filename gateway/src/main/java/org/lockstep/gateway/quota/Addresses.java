package org.lockstep.gateway.quota;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.problem.ProblemType;
import org.lockstep.http.problem.Problem;
import org.lockstep.http.problem.RequestId;

/**
 * How much an address may ask for, before it is known who asks. Each replica counts for itself:
 * what nobody has signed in for must not cost the store anything, and what is guarded is the work
 * of this replica.
 */
@ApplicationScoped
public class Addresses {
  private static final int MOST = 50_000;
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final int NETWORK_BYTES = 8;

  private final QuotaConfig config;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterAccess(KEPT)
          .executor(Runnable::run)
          .build();

  Addresses(QuotaConfig config) {
    this.config = config;
  }

  /** The refusal for a request of an address that asks for too much; empty if it does not. */
  public Optional<Problem> refusal(RoutingContext context) {
    if (config.addressRate() == 0 || allows(network(context))) {
      return Optional.empty();
    }
    context.response().putHeader("Retry-After", "1");
    return Optional.of(
        new Problem(
            ProblemType.TOO_MANY_REQUESTS,
            "One address may send " + config.addressRate() + " requests a second.",
            RequestId.urn(context.request())));
  }

  boolean allows(String network) {
    return buckets
        .get(
            network,
            address ->
                Bucket.builder()
                    .addLimit(
                        limit ->
                            limit
                                .capacity(config.addressBurst())
                                .refillGreedy(config.addressRate(), Duration.ofSeconds(1)))
                    .build())
        .tryConsume(1);
  }

  private static String network(RoutingContext context) {
    @Nullable SocketAddress address =
        ((ConnectionBase) context.request().connection()).channel().remoteAddress();
    return address instanceof InetSocketAddress internet && internet.getAddress() != null
        ? network(internet.getAddress())
        : "";
  }

  /** Whoever has an address of IPv6 has 2^64 of them. */
  static String network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
