package org.lockstep.designation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.testkit.Stores;

/**
 * The API that clients were promised is the one that is served. {@code -Dopenapi.accept=true}
 * writes down what was added, never what breaks.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PROMISED = Path.of("src/main/contracts/openapi/v1.json");
  private static final String ACCEPT =
      "mvn test -pl designation-service -am -Dtest=OpenApiTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.accept=true";

  private static final String SMALL =
      """
      {"paths":{"/things":{"get":{
        "parameters":[{"name":"limit","in":"query","schema":{"type":"string"}}],
        "responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}},
       "post":{
        "requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/New"}}}},
        "responses":{"201":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}}},
       "components":{"schemas":{
        "Kind":{"type":"string","enum":["SHIP","PERSON"]},
        "Thing":{"type":"object","properties":{"id":{"type":["string","null"]},"kind":{"$ref":"#/components/schemas/Kind"},
          "parts":{"type":"array","items":{"$ref":"#/components/schemas/Thing"}}}},
        "New":{"type":"object","required":["name"],"properties":{"name":{"type":"string","maxLength":50},
          "kind":{"$ref":"#/components/schemas/Kind"},"note":{"type":"string"}}}}}}""";

  @Test
  void servesAllThatWasPromisedAndPromisesAllThatIsServed() throws IOException {
    JsonNode served =
        JSON.readTree(
            given().get("/q/openapi?format=json").then().statusCode(200).extract().asString());
    // Where the realm is differs from one installation to the next.
    ((ObjectNode) served.at("/components/securitySchemes/SecurityScheme"))
        .remove("openIdConnectUrl");
    JsonNode promised =
        Files.exists(PROMISED)
            ? JSON.readTree(Files.readString(PROMISED))
            : JSON.createObjectNode();

    assertThat(OpenApiChanges.breaking(promised, served))
        .withFailMessage(
            () ->
                "The API would break clients of version 1:\n  "
                    + String.join("\n  ", OpenApiChanges.breaking(promised, served))
                    + "\nKeep what was promised, or serve the change beside it under a new path. A"
                    + " promise that was never released is taken back by deleting "
                    + PROMISED
                    + " and then\n  "
                    + ACCEPT)
        .isEmpty();
    if (Boolean.getBoolean("openapi.accept")) {
      Files.createDirectories(PROMISED.getParent());
      Files.writeString(
          PROMISED,
          JSON.writer(
                      new DefaultPrettyPrinter()
                          .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                          .withArrayIndenter(new DefaultIndenter("  ", "\n")))
                  .writeValueAsString(served)
              + "\n");
    } else if (!served.equals(promised)) {
      fail(
          "The API has changed without breaking a client. If that is intended, promise it from now"
              + " on and commit "
              + PROMISED
              + ":\n  "
              + ACCEPT);
    }
  }

  static Stream<Arguments> breakingChanges() {
    return Stream.of(
        Arguments.of("\"/things\"", "\"/objects\"", "get /things is gone"),
        Arguments.of("\"get\"", "\"put\"", "get /things is gone"),
        Arguments.of("\"limit\"", "\"size\"", "get /things, parameter limit is gone"),
        Arguments.of("\"query\"", "\"header\"", "get /things, parameter limit is gone"),
        Arguments.of(
            "\"in\":\"query\"",
            "\"in\":\"query\",\"required\":true",
            "get /things, parameter limit is required now"),
        Arguments.of(
            "\"parameters\":[",
            "\"parameters\":[{\"name\":\"day\",\"in\":\"query\",\"required\":true},",
            "get /things, parameter day is required now"),
        Arguments.of("\"200\"", "\"202\"", "get /things, answer 200 is gone"),
        Arguments.of(
            "\"200\":{\"content\":{\"application/json\"",
            "\"200\":{\"content\":{\"text/csv\"",
            "get /things, answer 200 as application/json is gone"),
        Arguments.of("\"id\":", "\"identity\":", "Thing.id is gone"),
        Arguments.of(
            "\"id\":{\"type\":[\"string\",\"null\"]",
            "\"id\":{\"type\":\"integer\"",
            "Thing.id was of type [null, string] and is of [integer]"),
        Arguments.of("[\"SHIP\",\"PERSON\"]", "[\"PERSON\"]", "Kind no longer has the value SHIP"),
        Arguments.of(
            "[\"SHIP\",\"PERSON\"]", "[\"PERSON\"]", "Kind as sent no longer has the value SHIP"),
        Arguments.of("\"note\":", "\"remark\":", "New as sent.note is gone"),
        Arguments.of("[\"name\"]", "[\"name\",\"note\"]", "New as sent.note is required now"),
        Arguments.of("50", "49", "New as sent.name is narrower: maxLength 49"),
        Arguments.of(
            "\"note\":{",
            "\"note\":{\"pattern\":\"[a-z]*\",",
            "New as sent.note must have another form: pattern \"[a-z]*\""));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("breakingChanges")
  void seesWhatBreaks(String was, String is, String broken) throws JsonProcessingException {
    assertThat(SMALL).contains(was);

    assertThat(OpenApiChanges.breaking(JSON.readTree(SMALL), JSON.readTree(SMALL.replace(was, is))))
        .contains(broken);
  }

  @Test
  void doesNotMindWhatBreaksNobody() throws JsonProcessingException {
    String more =
        SMALL
            .replace("\"parameters\":[", "\"parameters\":[{\"name\":\"day\",\"in\":\"query\"},")
            .replace("\"id\":", "\"size\":{\"type\":\"integer\"},\"id\":")
            .replace("[\"string\",\"null\"]", "\"string\"")
            .replace("\"note\":", "\"remark\":{\"type\":\"string\"},\"note\":")
            .replace("\"PERSON\"]", "\"PERSON\",\"AIRCRAFT\"]")
            .replace("[\"name\"]", "[]")
            .replace("50", "60");

    assertThat(OpenApiChanges.breaking(JSON.readTree(SMALL), JSON.readTree(more)))
        .isEqualTo(List.of());
  }
}
