package org.lockstep.alert.delivery;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.catalogue.GroupedAlerts;
import org.lockstep.http.rest.QueryFaults;

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

  /** As a query has it; what is wrong with it is added to the faults. */
  static DeliveryFilter read(
      @Nullable String state, @Nullable String eventType, QueryFaults faults) {
    return new DeliveryFilter(state(state, faults), type(eventType, faults));
  }

  private static Delivery.@Nullable State state(@Nullable String asked, QueryFaults faults) {
    if (asked == null) {
      return null;
    }
    for (Delivery.State state : Delivery.State.values()) {
      if (state.name().equals(asked)) {
        return state;
      }
    }
    faults.add(
        "state",
        "must be one of "
            + Arrays.stream(Delivery.State.values())
                .map(Enum::name)
                .collect(Collectors.joining(", ")));
    return null;
  }

  private static @Nullable String type(@Nullable String asked, QueryFaults faults) {
    if (asked != null && !TYPES.containsKey(asked)) {
      faults.add("eventType", "must be one of " + String.join(", ", TYPES.keySet()));
    }
    return asked == null ? null : TYPES.get(asked);
  }
}
