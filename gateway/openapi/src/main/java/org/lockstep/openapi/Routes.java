package org.lockstep.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the gateway has to know of each path, beside who answers: what passes there, and how. */
final class Routes {
  private static final String LARGE = "large";
  private static final String COMPRESSED = "compressed";

  private final Map<String, ObjectNode> routes = new TreeMap<>();
  private final Faults faults;

  Routes(Faults faults) {
    this.faults = faults;
  }

  /** An operation that the gateway itself answers. */
  void own(String key, boolean open) {
    add(key, "", open, "ORDINARY", false);
  }

  void to(String service, String key, Operation operation, JsonNode text) {
    add(
        key,
        service.toUpperCase(Locale.ROOT),
        operation.roles().isEmpty(),
        traffic(operation, text),
        text.path(COMPRESSED).asBoolean(true));
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

  private void add(String key, String service, boolean open, String traffic, boolean compressed) {
    ObjectNode route =
        Documents.empty()
            .put("service", service)
            .put("open", open)
            .put("traffic", traffic)
            .put(COMPRESSED, compressed);
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
