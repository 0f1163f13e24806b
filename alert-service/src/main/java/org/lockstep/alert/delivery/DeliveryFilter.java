package org.lockstep.alert.delivery;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.catalogue.GroupedAlerts;
import org.lockstep.http.rest.Parameters;

/**
 * Which deliveries are asked for; what is null does not restrict.
 *
 * @param type the CloudEvents type of what is sent
 */
record DeliveryFilter(Delivery.@Nullable State state, @Nullable String type) {
  /** Of all that is ever sent, by the names that deliveries show. */
  private static final Map<String, String> TYPES =
      Stream.concat(
              Arrays.stream(EventType.values()).map(EventType::type),
              Stream.of(GroupedAlerts.TYPE, TestEvents.TYPE))
          .collect(Collectors.toMap(EventType::labelOf, type -> type, (a, b) -> a, TreeMap::new));

  /** As a query has it; what is wrong with it is added to the parameters. */
  static DeliveryFilter read(
      @Nullable String state, @Nullable String eventType, Parameters parameters) {
    String label = parameters.code("eventType", eventType, TYPES.keySet());
    return new DeliveryFilter(
        parameters.constant("state", state, Delivery.State.class),
        label == null ? null : TYPES.get(label));
  }
}
