package org.lockstep.designation.lists.ftm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/**
 * An entity of FollowTheMoney. Remembers which of its properties were asked for.
 *
 * <p>The values of a property are a set, which exports write in any order; here they are in
 * alphabetical order, so that another order is no amendment.
 */
final class FtmEntity {
  private final String file;
  private final long line;
  private final String text;
  private final ObjectNode json;
  private final String id;
  private final String schema;
  private final Map<String, List<String>> properties = new LinkedHashMap<>();
  private final Set<String> read = new TreeSet<>();

  private FtmEntity(
      String file, long line, String text, ObjectNode json, String id, String schema) {
    this.file = file;
    this.line = line;
    this.text = text;
    this.json = json;
    this.id = id;
    this.schema = schema;
  }

  /**
   * @throws RefusedFileException where it has no id or schema, or its properties are no lists of
   *     texts
   */
  static FtmEntity of(String file, long line, String text, ObjectNode json) {
    if (json.has("op") && json.has("entity")) {
      throw new RefusedFileException(
          Reason.FORMAT,
          "%s: line %d is a change (op %s); a file of changes alone does not tell what is listed,"
                  .formatted(file, line, json.get("op").asText())
              + " import the whole file of entities");
    }
    FtmEntity entity =
        new FtmEntity(
            file, line, text, json, text(file, line, json, "id"), text(file, line, json, "schema"));
    JsonNode properties = json.path("properties");
    if (!properties.isObject()) {
      throw malformed(file, line, "has no object 'properties'");
    }
    for (Iterator<String> names = properties.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      entity.properties.put(name, values(file, line, name, properties.get(name)));
    }
    return entity;
  }

  private static String text(String file, long line, ObjectNode json, String name) {
    JsonNode value = json.path(name);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw malformed(file, line, "has no '" + name + "'");
    }
    return value.asText().strip();
  }

  private static List<String> values(String file, long line, String name, JsonNode node) {
    List<String> values = new ArrayList<>();
    for (JsonNode value : node.isArray() ? node : List.of(node)) {
      if (!value.isTextual()) {
        throw malformed(file, line, "has a value of '" + name + "' that is no text");
      }
      if (!value.asText().isBlank()) {
        values.add(value.asText().strip());
      }
    }
    return values;
  }

  private static RefusedFileException malformed(String file, long line, String what) {
    return new RefusedFileException(
        Reason.MALFORMED, "%s: the entity at line %d %s".formatted(file, line, what));
  }

  String file() {
    return file;
  }

  long line() {
    return line;
  }

  /** The line of the file. */
  String text() {
    return text;
  }

  String id() {
    return id;
  }

  String schema() {
    return schema;
  }

  boolean isTarget() {
    return json.path("target").asBoolean(false);
  }

  /** Its values of a property, in alphabetical order. */
  List<String> values(String property) {
    return inOrder(property).stream().sorted().toList();
  }

  /** Its values of a property, as in the file. */
  List<String> inOrder(String property) {
    read.add(property);
    return properties.getOrDefault(property, List.of());
  }

  Optional<String> first(String property) {
    return values(property).stream().findFirst();
  }

  @Nullable String firstOrNull(String property) {
    return first(property).orElse(null);
  }

  boolean has(String property, String value) {
    return properties.getOrDefault(property, List.of()).contains(value);
  }

  /** All values of all properties. */
  List<String> everything() {
    return properties.values().stream().flatMap(List::stream).toList();
  }

  /** The name to show; the file's own choice, where it has made one. */
  Optional<String> caption() {
    String caption = json.path("caption").asText("").strip();
    List<String> names = properties.getOrDefault("name", List.of());
    if (names.isEmpty() || names.contains(caption)) {
      return caption.isEmpty() || names.isEmpty() ? Optional.empty() : Optional.of(caption);
    }
    return Optional.of(names.get(0));
  }

  /** Ids under which it is known elsewhere. */
  List<String> referents() {
    return metadata("referents");
  }

  List<String> datasets() {
    return metadata("datasets");
  }

  private List<String> metadata(String name) {
    Set<String> values = new TreeSet<>();
    json.path(name).forEach(value -> values.add(value.asText()));
    return List.copyOf(values);
  }

  /** The properties that nobody has asked for, each value by itself. */
  List<LabelledValue> unread() {
    List<LabelledValue> unread = new ArrayList<>();
    for (String property : new TreeSet<>(properties.keySet())) {
      if (!read.contains(property)) {
        properties.getOrDefault(property, List.of()).stream()
            .sorted()
            .forEach(value -> unread.add(new LabelledValue(property, value)));
      }
    }
    return unread;
  }
}
