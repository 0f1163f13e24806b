package org.lockstep.gateway.route;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.access.Caller;
import org.lockstep.gateway.upstream.Service;
import org.lockstep.gateway.upstream.Upstreams;
import org.lockstep.http.certificate.VoucherKey;

/**
 * Tells a service which certificate a caller has shown. Only of callers whose token is bound to
 * one: that they have shown it was checked when they were let in.
 */
@ApplicationScoped
class Vouchers {
  private final Map<Service, VoucherKey> keys = new EnumMap<>(Service.class);
  private final Clock clock;

  Vouchers(Upstreams upstreams, Clock clock) {
    this.clock = clock;
    for (Service service : Service.values()) {
      upstreams
          .voucherKey(service)
          .ifPresent(base64 -> keys.put(service, VoucherKey.of("The key of " + service, base64)));
    }
  }

  /** A new one for this request; a service that shares no key with the gateway gets none. */
  Optional<String> voucher(HttpServerRequest request, @Nullable Caller caller, Service service) {
    @Nullable VoucherKey key = keys.get(service);
    @Nullable String certificate = caller == null ? null : caller.certificate();
    return key == null || certificate == null
        ? Optional.empty()
        : Optional.of(key.vouch(request, certificate, clock.instant()));
  }
}
