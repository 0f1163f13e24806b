package org.lockstep.manifests;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/** One object as the cluster would get it. */
record KubeObject(ObjectNode tree) {
  String apiVersion() {
    return tree.path("apiVersion").asText();
  }

  String kind() {
    return tree.path("kind").asText();
  }

  String name() {
    return tree.at("/metadata/name").asText();
  }

  boolean is(String kind) {
    return kind().equals(kind);
  }

  JsonNode at(String pointer) {
    return tree.at(pointer);
  }

  /** All at a pointer in which {@code *} stands for each item of a list. */
  Stream<JsonNode> all(String pointer) {
    int star = pointer.indexOf("/*");
    if (star < 0) {
      return Stream.of(at(pointer)).filter(node -> !node.isMissingNode());
    }
    return all(at(pointer.substring(0, star)), pointer.substring(star + 2));
  }

  private static Stream<JsonNode> all(JsonNode list, String rest) {
    int star = rest.indexOf("/*");
    Stream<JsonNode> items =
        Stream.concat(
            list.isObject() ? list.valueStream() : Stream.of(),
            list.isArray() ? Yaml.items(list) : Stream.of());
    return items.flatMap(
        item ->
            star < 0
                ? Stream.of(item.at(rest)).filter(node -> !node.isMissingNode())
                : all(item.at(rest.substring(0, star)), rest.substring(star + 2)));
  }

  /** The spec of the pods that a Deployment makes. */
  JsonNode pod() {
    return at("/spec/template/spec");
  }

  Stream<JsonNode> containers() {
    return Stream.of("containers", "initContainers").flatMap(list -> Yaml.items(pod().path(list)));
  }

  Map<String, String> podLabels() {
    return labels(at("/spec/template/metadata/labels"));
  }

  static Map<String, String> labels(JsonNode labels) {
    return Yaml.fields(labels)
        .collect(toMap(Map.Entry::getKey, field -> field.getValue().asText()));
  }

  /** Whether the selector of a Service, a policy or a budget takes what has these labels. */
  static boolean selects(JsonNode matchLabels, Map<String, String> labels) {
    return labels.entrySet().containsAll(labels(matchLabels).entrySet());
  }

  @Override
  public String toString() {
    return kind() + " " + name();
  }
}
