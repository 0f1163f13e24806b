package org.lockstep.gateway.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import org.lockstep.gateway.upstream.Condition;
import org.lockstep.gateway.upstream.Conditions;
import org.lockstep.gateway.upstream.Service;

/** What the gateway sees of each service. */
final class ServiceMeters {
  void bind(@Observes StartupEvent start, MeterRegistry registry, Conditions conditions) {
    for (Service service : Service.values()) {
      Condition condition = conditions.of(service);
      Tags tags = Tags.of("service", service.name().toLowerCase(Locale.ROOT));
      registry.gauge("lockstep.service.waiting", tags, condition, of -> of.queue().length());
      registry.gauge("lockstep.service.away", tags, condition, of -> of.breaker().isOpen() ? 1 : 0);
      registry.gauge("lockstep.service.retries.left", tags, condition, of -> of.retries().left());
    }
  }
}
