package org.lockstep.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a client that was written after one OpenAPI 3.1 document would miss or be refused by the
 * service of another: paths, methods, parameters, bodies, answers, properties, values, bounds.
 */
final class OpenApiChanges {
  private static final List<String> COMPOSITIONS = List.of("allOf", "anyOf", "oneOf");

  private final JsonNode before;
  private final JsonNode now;
  private final Set<String> broken = new TreeSet<>();
  private final Set<String> compared = new HashSet<>();

  private OpenApiChanges(JsonNode before, JsonNode now) {
    this.before = before;
    this.now = now;
  }

  /** A sentence for each change that breaks a client; none if there is none. */
  static List<String> breaking(JsonNode before, JsonNode now) {
    OpenApiChanges changes = new OpenApiChanges(before, now);
    before
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            changes.operation(
                                method.getKey() + " " + path.getKey(),
                                method.getValue(),
                                now.path("paths").path(path.getKey()).path(method.getKey()))));
    return List.copyOf(changes.broken);
  }

  private void operation(String where, JsonNode was, JsonNode is) {
    if (is.isMissingNode()) {
      broken.add(where + " is gone");
      return;
    }
    for (JsonNode parameter : was.path("parameters")) {
      String name = where + ", parameter " + parameter.path("name").asText();
      JsonNode same = parameter(is, parameter);
      if (same.isMissingNode()) {
        broken.add(name + " is gone");
      } else {
        required(name, parameter.path("required").asBoolean(), same);
        schema(name, parameter.path("schema"), same.path("schema"), true);
      }
    }
    for (JsonNode parameter : is.path("parameters")) {
      if (parameter(was, parameter).isMissingNode()) {
        required(where + ", parameter " + parameter.path("name").asText(), false, parameter);
      }
    }
    required(
        where + ", body",
        was.path("requestBody").path("required").asBoolean(),
        is.path("requestBody"));
    content(where + ", body", was.path("requestBody"), is.path("requestBody"), true);
    was.path("responses")
        .properties()
        .forEach(
            answer -> {
              String name = where + ", answer " + answer.getKey();
              JsonNode same = is.path("responses").path(answer.getKey());
              if (same.isMissingNode()) {
                broken.add(name + " is gone");
              } else {
                content(name, answer.getValue(), same, false);
              }
            });
  }

  private static JsonNode parameter(JsonNode operation, JsonNode like) {
    for (JsonNode parameter : operation.path("parameters")) {
      if (parameter.path("name").equals(like.path("name"))
          && parameter.path("in").equals(like.path("in"))) {
        return parameter;
      }
    }
    return MissingNode.getInstance();
  }

  private void required(String where, boolean was, JsonNode is) {
    if (!was && is.path("required").asBoolean()) {
      broken.add(where + " is required now");
    }
  }

  private void content(String where, JsonNode was, JsonNode is, boolean sent) {
    was.path("content")
        .properties()
        .forEach(
            type -> {
              JsonNode same = is.path("content").path(type.getKey());
              if (same.isMissingNode()) {
                broken.add(where + " as " + type.getKey() + " is gone");
              } else {
                schema(where, type.getValue().path("schema"), same.path("schema"), sent);
              }
            });
  }

  /**
   * Compares what has a name once only, and so ends where schemas contain themselves.
   *
   * @param sent by the client; otherwise by the service
   */
  private void schema(String where, JsonNode wasOrReference, JsonNode isOrReference, boolean sent) {
    String reference = wasOrReference.path("$ref").asText();
    if (!reference.isEmpty()
        && !compared.add(reference + " " + isOrReference.path("$ref").asText() + " " + sent)) {
      return;
    }
    String name =
        reference.isEmpty()
            ? where
            : reference.substring(reference.lastIndexOf('/') + 1) + (sent ? " as sent" : "");
    JsonNode was = resolved(before, wasOrReference);
    JsonNode is = resolved(now, isOrReference);
    type(name, was.path("type"), is.path("type"), sent);
    if (was.has("enum") || is.has("enum")) {
      values(name, was.path("enum"), is.path("enum"), sent);
    }
    if (sent) {
      bounds(name, was, is);
    }
    was.path("properties")
        .properties()
        .forEach(
            property -> {
              String field = name + "." + property.getKey();
              JsonNode same = is.path("properties").path(property.getKey());
              if (same.isMissingNode()) {
                broken.add(field + " is gone");
              } else {
                schema(field, property.getValue(), same, sent);
              }
            });
    if (sent) {
      Set<String> added = texts(is.path("required"));
      added.removeAll(texts(was.path("required")));
      added.forEach(field -> broken.add(name + "." + field + " is required now"));
    }
    if (was.has("items")) {
      schema(name + "[]", was.path("items"), is.path("items"), sent);
    }
    for (String composition : COMPOSITIONS) {
      for (int i = 0; i < was.path(composition).size(); i++) {
        if (is.path(composition).has(i)) {
          schema(name, was.path(composition).get(i), is.path(composition).get(i), sent);
        } else {
          broken.add(name + " is composed of fewer schemas");
        }
      }
    }
  }

  /** What the client sends must still be taken, what it gets must still be understood. */
  private void type(String name, JsonNode was, JsonNode is, boolean sent) {
    Set<String> types = was.isArray() ? texts(was) : new TreeSet<>(Set.of(was.asText()));
    Set<String> typesNow = is.isArray() ? texts(is) : new TreeSet<>(Set.of(is.asText()));
    if (!(sent ? typesNow.containsAll(types) : types.containsAll(typesNow))) {
      broken.add(name + " was of type " + types + " and is of " + typesNow);
    }
  }

  private void values(String name, JsonNode was, JsonNode is, boolean sent) {
    if (!was.isMissingNode() && is.isMissingNode()) {
      if (!sent) {
        broken.add(name + " had only the values " + texts(was));
      }
      return;
    }
    if (was.isMissingNode()) {
      if (sent) {
        broken.add(name + " takes only the values " + texts(is) + " now");
      }
      return;
    }
    Set<String> gone = texts(was);
    gone.removeAll(texts(is));
    gone.forEach(value -> broken.add(name + " no longer has the value " + value));
  }

  private void bounds(String name, JsonNode was, JsonNode is) {
    for (String most : List.of("maxLength", "maxItems", "maximum")) {
      if (is.has(most) && (!was.has(most) || is.get(most).asLong() < was.get(most).asLong())) {
        broken.add(name + " is narrower: " + most + " " + is.get(most));
      }
    }
    for (String least : List.of("minLength", "minItems", "minimum")) {
      if (is.path(least).asLong(Long.MIN_VALUE) > was.path(least).asLong(Long.MIN_VALUE)) {
        broken.add(name + " is narrower: " + least + " " + is.get(least));
      }
    }
    for (String form : List.of("pattern", "format")) {
      if (is.has(form) && !is.get(form).equals(was.get(form))) {
        broken.add(name + " must have another form: " + form + " " + is.get(form));
      }
    }
  }

  private static JsonNode resolved(JsonNode document, JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty() ? schema : document.at(reference.substring(1));
  }

  private static Set<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(value -> texts.add(value.asText()));
    return new TreeSet<>(texts);
  }
}
