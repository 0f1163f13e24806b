package org.lockstep.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** One operation of the API: what a service promises of it, in words that the texts give it. */
final class Operation {
  /** Kept by the document as the texts have them. */
  private static final List<String> WORDS = List.of("operationId", "summary", "description");

  private static final String JSON = "application/json";

  /** The answers that all operations may have, and the word of the frame for each. */
  private static final Map<String, String> REFUSALS =
      Map.of(
          "400", "InvalidRequest",
          "401", "Unauthenticated",
          "403", "Forbidden",
          "404", "NotFound",
          "412", "PreconditionFailed",
          "503", "Unavailable",
          "default", "Refusal");

  private final String key;
  private final ObjectNode document;
  private final JsonNode text;
  private final Faults faults;

  Operation(String key, ObjectNode promised, JsonNode text, Faults faults) {
    this.key = key;
    this.document = promised.deepCopy();
    this.text = text;
    this.faults = faults;
  }

  static String key(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  static String method(String key) {
    return key.substring(0, key.indexOf(' '));
  }

  static String path(String key) {
    return key.substring(key.indexOf(' ') + 1);
  }

  /** Whoever calls it needs one of these roles; none where no token is needed. */
  List<String> roles() {
    List<String> roles = new ArrayList<>();
    document
        .path("security")
        .forEach(way -> way.forEach(all -> all.forEach(role -> roles.add(role.asText()))));
    return roles;
  }

  boolean takesAFile() {
    return document.at("/requestBody/content").has("application/octet-stream");
  }

  boolean answersWithEvents() {
    return document.at("/responses/200/content").has("text/event-stream");
  }

  /** The operation as partners read it. */
  ObjectNode told(JsonNode parameters) {
    List<String> roles = roles();
    ObjectNode told = Documents.empty();
    for (String word : WORDS) {
      if (text.path(word).isTextual()) {
        told.put(word, text.path(word).textValue().strip());
      } else if (!word.equals("description")) {
        faults.add(key + " has no " + word);
      }
    }
    if (!text.path("tag").isTextual()) {
      faults.add(key + " has no tag");
    }
    told.putArray("tags").add(text.path("tag").asText());
    if (!roles.isEmpty()) {
      String needed = "Needs the role `" + String.join("` or `", roles) + "`.";
      told.put("description", (told.path("description").asText() + "\n\n" + needed).strip());
      ArrayNode ways = told.putArray("security");
      roles.forEach(role -> ways.addObject().putArray("accessToken").add(role));
    } else {
      told.putArray("security");
    }
    tellParameters(told, parameters);
    if (document.has("requestBody")) {
      told.set("requestBody", document.get("requestBody"));
      tellExample(told.path("requestBody"), "example");
    }
    tellAnswers(told, !roles.isEmpty());
    return told;
  }

  private void tellParameters(ObjectNode told, JsonNode parameters) {
    if (!document.has("parameters")) {
      return;
    }
    ArrayNode all = told.putArray("parameters");
    for (JsonNode promised : document.path("parameters")) {
      ObjectNode parameter = promised.deepCopy();
      String name = parameter.path("name").asText();
      if (!parameter.has("schema")) {
        parameter.putObject("schema").put("type", "string");
      }
      JsonNode known = parameters.path(name);
      JsonNode own = text.path("parameters").path(name);
      JsonNode words = own.isMissingNode() ? known : own;
      if (words.isTextual()) {
        parameter.put("description", words.textValue().strip());
      } else if (words.isObject()) {
        parameter.setAll((ObjectNode) words);
      } else if (!parameter.has("description")) {
        faults.add(key + ": the parameter " + name + " has no words");
      }
      all.add(parameter);
    }
  }

  private void tellAnswers(ObjectNode told, boolean secured) {
    ObjectNode answers = told.putObject("responses");
    document
        .path("responses")
        .properties()
        .forEach(
            answer -> {
              if (!REFUSALS.containsKey(answer.getKey())) {
                answers.set(answer.getKey(), answer(answer.getKey(), answer.getValue()));
              }
            });
    refuse(answers, "400");
    if (secured) {
      refuse(answers, "401");
      refuse(answers, "403");
    }
    if (Operation.path(key).contains("{")) {
      refuse(answers, "404");
    }
    if (parameterNames().contains("If-Match")) {
      refuse(answers, "412");
    }
    refuse(answers, "503");
    refuse(answers, "default");
  }

  private List<String> parameterNames() {
    List<String> names = new ArrayList<>();
    document.path("parameters").forEach(parameter -> names.add(parameter.path("name").asText()));
    return names;
  }

  private static void refuse(ObjectNode answers, String status) {
    answers.set(status, References.to("responses", Objects.requireNonNull(REFUSALS.get(status))));
  }

  private JsonNode answer(String status, JsonNode promised) {
    ObjectNode answer = promised.deepCopy();
    JsonNode words = text.path("answers").path(status);
    if (words.path("description").isTextual()) {
      answer.put("description", words.path("description").textValue());
    } else if (!answer.has("description")) {
      answer.put("description", status.equals("201") ? "It is there." : "Done.");
    } else if (answer.path("description").asText().equals("OK")) {
      answer.put("description", "What was asked for.");
    }
    if (answer.path("content").isEmpty()) {
      answer.remove("content");
    }
    String schema = words.path("schema").asText();
    if (!schema.isEmpty()) {
      if (answer.has("content")) {
        faults.add(key + " says itself what it answers; the texts need not");
      }
      answer
          .withObject("/content")
          .withObject("/" + escaped(JSON))
          .set("schema", References.toSchema(schema));
    }
    if (words.has("content")) {
      answer.set("content", words.get("content"));
    }
    tellExample(answer, words.path("example"));
    return answer;
  }

  private static String escaped(String pointer) {
    return pointer.replace("/", "~1");
  }

  private void tellExample(JsonNode holder, String name) {
    tellExample(holder, text.path(name));
  }

  private void tellExample(JsonNode holder, JsonNode example) {
    if (example.isMissingNode()) {
      return;
    }
    if (holder.path("content").path(JSON).isObject()) {
      ((ObjectNode) holder.path("content").path(JSON)).set("example", example);
    } else {
      faults.add(key + " has an example and no JSON");
    }
  }
}
