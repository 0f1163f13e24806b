package org.lockstep.gateway.meter;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;
import org.lockstep.gateway.limit.Bodies;
import org.lockstep.http.wire.Connections;

/** The places of the partner listener: how many are taken, and who got none. */
final class ConnectionMeters {
  void bind(
      @Observes StartupEvent start,
      MeterRegistry registry,
      Connections connections,
      Bodies bodies) {
    registry.gauge("lockstep.bodies.coming", bodies, Bodies::coming);
    registry.gauge("lockstep.connections.open", connections, Connections::open);
    registry.gauge("lockstep.connections.limit", connections, Connections::limit);
    count(registry, connections, "lockstep.connections.turned.away", Connections::turnedAway);
    count(registry, connections, "lockstep.connections.gave.way", Connections::gaveWay);
    count(registry, connections, "lockstep.connections.late", Connections::late);
    count(registry, connections, "lockstep.requests.refused.unread", Connections::refused);
  }

  private static void count(
      MeterRegistry registry,
      Connections connections,
      String name,
      ToDoubleFunction<Connections> count) {
    FunctionCounter.builder(name, connections, count).register(registry);
  }
}
