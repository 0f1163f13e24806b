package org.lockstep.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The document as partners get it. */
class WholeDocumentTest {
  private static final Path MADE = Path.of("target/classes/openapi");

  private static ObjectNode document;

  @BeforeAll
  static void readIt() throws IOException {
    document = Documents.readJson(MADE.resolve("v1.json"));
  }

  private interface Reader {
    void of(String name, JsonNode operation);
  }

  private static void eachOperation(Reader reader) {
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            reader.of(
                                Operation.key(operation.getKey(), path.getKey()),
                                operation.getValue())));
  }

  /** Bodies and answers in JSON, wherever they are in a part of the document. */
  private static List<JsonNode> contents(JsonNode node) {
    List<JsonNode> found = new ArrayList<>();
    node.path("content").forEach(found::add);
    node.forEach(part -> found.addAll(contents(part)));
    return found;
  }

  private static List<String> violations(JsonNode schema, JsonNode example) throws IOException {
    ObjectNode whole = schema.deepCopy();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", document.get("components"));
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Documents.json(whole), InputFormat.JSON);
    return compiled
        .validate(
            Documents.json(example),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Object::toString)
        .toList();
  }

  @Test
  void everyExampleMeetsItsSchema() throws IOException {
    List<String> wrong = new ArrayList<>();
    int examples = 0;
    for (JsonNode content : contents(document)) {
      if (content.has("example")) {
        examples++;
        for (String violation : violations(content.path("schema"), content.path("example"))) {
          wrong.add(content.path("example") + ": " + violation);
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(examples).isGreaterThan(20);
  }

  @Test
  void anExampleThatDoesNotMeetItsSchemaIsSeen() throws IOException {
    ObjectNode schema = References.toSchema("PackageApproval");

    assertThat(violations(schema, Documents.empty().put("contentHash", "none"))).isNotEmpty();
  }

  @Test
  void everyBodyThatHasFieldsToFillInHasAnExample() {
    List<String> without = new ArrayList<>();
    eachOperation(
        (name, operation) -> {
          JsonNode json = operation.at("/requestBody/content/application~1json");
          String schema = References.schema(json.path("schema"));
          boolean hasFields =
              !document.at("/components/schemas/" + schema + "/properties").isEmpty();
          if (hasFields && !json.has("example")) {
            without.add(name);
          }
        });

    assertThat(without).isEmpty();
  }

  @Test
  void everyOperationSaysWhatItIsWhoMayCallItAndHowItRefuses() {
    eachOperation(
        (name, operation) -> {
          assertThat(operation.path("summary").asText()).as(name).isNotBlank();
          assertThat(operation.path("operationId").asText()).as(name).matches("[a-zA-Z]+");
          assertThat(operation.has("security"))
              .as(name + " says whether it needs a token")
              .isTrue();
          assertThat(operation.path("responses").has("default") || name.equals("GET /health"))
              .as(name + " says how it refuses")
              .isTrue();
        });
  }

  @Test
  void everyAnswerWithABodyOfJsonSaysItsForm() {
    List<String> without = new ArrayList<>();
    eachOperation(
        (name, operation) ->
            operation
                .path("responses")
                .properties()
                .forEach(
                    answer -> {
                      JsonNode json = answer.getValue().at("/content/application~1json");
                      boolean file = name.contains("/exports/");
                      if (json.isObject() && json.path("schema").isEmpty() && !file) {
                        without.add(name + " " + answer.getKey());
                      }
                    }));

    assertThat(without).isEmpty();
  }

  @Test
  void tellsNothingOfTheServicesBehindIt() throws IOException {
    assertThat(Documents.json(document))
        .doesNotContain("-service", "Resource", "localhost", "java", "quarkus");
  }

  @Test
  void saysTheSameInYaml() throws IOException {
    assertThat(Documents.readYaml(MADE.resolve("v1.yaml"))).isEqualTo(document);
  }
}
