package org.lockstep.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What one service promises, in names that hold for the whole API. */
final class ServiceContract {
  /** A generator's way to tell two classes of one name apart; it says nothing to a reader. */
  private static final Pattern NUMBERED = Pattern.compile("[A-Za-z]+[0-9]+");

  private final String service;
  private final ObjectNode document;

  private ServiceContract(String service, ObjectNode document) {
    this.service = service;
    this.document = document;
  }

  /**
   * Reads a contract.
   *
   * @param names what a schema is called that has no good name of its own, by a place that refers
   *     to it: {@code Name.kind}, or {@code Kind} for the schema itself. Places stay where they
   *     are; the numbers of a generator do not
   */
  static ServiceContract of(String service, ObjectNode document, JsonNode names, Faults faults) {
    JsonNode schemas = document.path("components").path("schemas");
    Map<String, String> renamed = new TreeMap<>();
    names
        .properties()
        .forEach(
            name -> {
              String schema = at(schemas, name.getKey());
              if (schema.isEmpty()) {
                faults.add(service + ": nothing is at " + name.getKey() + ", to be named");
              } else {
                renamed.put(schema, name.getValue().asText());
              }
            });
    ObjectNode own = document.deepCopy();
    References.rename(own, schema -> renamed.getOrDefault(schema, schema));
    ObjectNode named = Documents.empty();
    own.path("components")
        .path("schemas")
        .properties()
        .forEach(
            schema -> {
              String name = renamed.getOrDefault(schema.getKey(), schema.getKey());
              if (NUMBERED.matcher(name).matches()) {
                faults.add(service + ": " + name + " needs a name that says what it is");
              }
              if (named.has(name) && !named.get(name).equals(schema.getValue())) {
                faults.add(service + ": two schemas are called " + name);
              }
              named.set(name, schema.getValue());
            });
    own.withObject("/components").set("schemas", named);
    return new ServiceContract(service, own);
  }

  private static String at(JsonNode schemas, String place) {
    int dot = place.indexOf('.');
    if (dot < 0) {
      return schemas.has(place) ? place : "";
    }
    return References.schema(
        schemas.path(place.substring(0, dot)).path("properties").path(place.substring(dot + 1)));
  }

  String service() {
    return service;
  }

  JsonNode schemas() {
    return document.path("components").path("schemas");
  }

  /** Hands on each operation by its method and path, as {@code GET /api/v1/packages}. */
  void eachOperation(BiConsumer<String, ObjectNode> reader) {
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            reader.accept(
                                Operation.key(operation.getKey(), path.getKey()),
                                (ObjectNode) operation.getValue())));
  }
}
