package org.lockstep.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** What documents refer to by name. */
final class References {
  private static final String KEY = "$ref";
  private static final String SCHEMAS = "#/components/schemas/";

  private References() {}

  /** The name of the schema that this refers to, itself or by the items of an array; or empty. */
  static String schema(JsonNode node) {
    String reference = node.path(KEY).asText(node.path("items").path(KEY).asText());
    return reference.startsWith(SCHEMAS) ? reference.substring(SCHEMAS.length()) : "";
  }

  static ObjectNode toSchema(String name) {
    return Documents.empty().put(KEY, SCHEMAS + name);
  }

  static ObjectNode to(String kind, String name) {
    return Documents.empty().put(KEY, "#/components/" + kind + "/" + name);
  }

  /** Gives other names to all schemas that are referred to. */
  static void rename(JsonNode node, UnaryOperator<String> name) {
    String reference = node.path(KEY).asText();
    if (reference.startsWith(SCHEMAS)) {
      ((ObjectNode) node).put(KEY, SCHEMAS + name.apply(reference.substring(SCHEMAS.length())));
    }
    node.forEach(part -> rename(part, name));
  }

  /** All that is referred to, as it is written. */
  static Set<String> all(JsonNode node) {
    Set<String> all = new TreeSet<>();
    collect(node, all);
    return all;
  }

  private static void collect(JsonNode node, Set<String> all) {
    if (node.path(KEY).isTextual()) {
      all.add(node.path(KEY).textValue());
    }
    node.forEach(part -> collect(part, all));
  }
}
