package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks a client, and what does not. */
class OpenApiChangesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

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
