package org.lockstep.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the gateway has to know of each path, beside who answers: what passes there, and how. */
final class Routes {
  /** Which of those who promise something is the gateway. */
  static final String GATEWAY = "gateway";

  private static final String LARGE = "large";
  private static final String COMPRESSED = "compressed";

  private final Map<String, ObjectNode> routes = new TreeMap<>();
  private final Faults faults;

  Routes(Faults faults) {
    this.faults = faults;
  }

  /** An operation that the gateway itself answers, without a resource. */
  void own(String key, boolean open) {
    add(key, "", open, "ORDINARY", false, false);
  }

  void to(String service, String key, Operation operation, JsonNode text) {
    boolean resource = service.equals(GATEWAY);
    add(
        key,
        resource ? "" : service.toUpperCase(Locale.ROOT),
        operation.roles().isEmpty(),
        traffic(operation, text),
        !resource && text.path(COMPRESSED).asBoolean(true),
        resource);
  }

  private static String traffic(Operation operation, JsonNode text) {
    if (operation.takesAFile()) {
      return "UPLOAD";
    }
    if (operation.answersWithEvents()) {
      return "EVENTS";
    }
    return text.path(LARGE).asBoolean() ? "LARGE_ANSWER" : "ORDINARY";
  }

  private void add(
      String key,
      String service,
      boolean open,
      String traffic,
      boolean compressed,
      boolean resource) {
    ObjectNode route =
        Documents.empty()
            .put("service", service)
            .put("open", open)
            .put("traffic", traffic)
            .put(COMPRESSED, compressed)
            .put("resource", resource);
    ObjectNode known = routes.get(Operation.path(key));
    if (known == null) {
      route.putArray("methods").add(Operation.method(key));
      routes.put(Operation.path(key), route);
      return;
    }
    ArrayNode methods = (ArrayNode) known.remove("methods");
    if (!known.equals(route)) {
      faults.add(key + " is no route like the others of its path: " + route + ", " + known);
    }
    known.set("methods", methods.add(Operation.method(key)));
  }

  ObjectNode json() {
    ObjectNode json = Documents.empty();
    routes.forEach(json::set);
    return json;
  }
}
