package org.lockstep.gateway.upstream;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The conditions of all services; none depends on another's. */
@ApplicationScoped
public class Conditions {
  private final Map<Service, Condition> conditions = new EnumMap<>(Service.class);

  Conditions(Upstreams upstreams) {
    for (Service service : Service.values()) {
      conditions.put(
          service,
          new Condition(
              new Breaker(upstreams.pause(), System::nanoTime), new RetryBudget(), new Queue()));
    }
  }

  /** The condition of a service. */
  public Condition of(Service service) {
    return Objects.requireNonNull(conditions.get(service));
  }
}
