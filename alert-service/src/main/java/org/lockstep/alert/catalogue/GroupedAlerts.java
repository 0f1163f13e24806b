package org.lockstep.alert.catalogue;

import java.util.Arrays;
import java.util.List;

/**
 * The alert that comes in the place of many. Nobody subscribes to it: it comes to whoever
 * subscribed to what it groups.
 */
public final class GroupedAlerts {
  static final String LABEL = "edition.alerts";

  /** The CloudEvents type. */
  public static final String TYPE = "org.lockstep." + LABEL + ".v1";

  /** The {@code dataschema}. */
  public static final String SCHEMA = "urn:lockstep:event:edition-alerts:v1";

  private GroupedAlerts() {}

  /** The events that it groups, where they come of an edition of a list. */
  static List<String> grouped() {
    return Arrays.stream(EventType.values())
        .filter(EventType::isGrouped)
        .map(EventType::label)
        .toList();
  }

  static String contract(String part) {
    return "contracts/events/edition-alerts/v1." + part + ".json";
  }
}
