package org.lockstep.designation.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.util.List;
import org.lockstep.designation.Officers;

/** An export as a partner fetched it. */
final class Export {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Response response;

  private Export(Response response) {
    this.response = response;
  }

  static Export of(String fileAndQuery) {
    return of(fileAndQuery, Officers.portControl());
  }

  static Export of(String fileAndQuery, String bearer) {
    Response response =
        given()
            .auth()
            .oauth2(bearer)
            .urlEncodingEnabled(false)
            .get("/api/v1/exports/" + fileAndQuery);
    response.then().statusCode(200);
    return new Export(response);
  }

  byte[] bytes() {
    return response.asByteArray();
  }

  String text() {
    return new String(bytes(), UTF_8);
  }

  List<String> lines() {
    assertThat(text().isEmpty() || text().endsWith("\n")).isTrue();
    return text().lines().toList();
  }

  String header(String name) {
    return response.header(name);
  }

  long state() {
    return Long.parseLong(header("Lockstep-Register-State"));
  }

  JsonNode json() {
    return parsed(text());
  }

  /** Of JSON lines, each by its id. */
  JsonNode byId() {
    ObjectNode found = STRICT.createObjectNode();
    for (String line : lines()) {
      JsonNode json = parsed(line);
      assertThat(found.replace(json.get("id").asText(), json)).isNull();
    }
    return found;
  }

  static JsonNode parsed(String json) {
    try {
      return STRICT.readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(json, e);
    }
  }
}
