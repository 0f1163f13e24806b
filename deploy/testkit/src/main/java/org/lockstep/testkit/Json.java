package org.lockstep.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.ResponseBodyExtractionOptions;

/**
 * What an answer says. RestAssured compiles a class for each path that it is asked for, which costs
 * some milliseconds every time: a third of what {@link RoleMatrixRules} cost.
 */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** The body of the answer; what is no JSON fails. */
  public static JsonNode of(ResponseBodyExtractionOptions answer) {
    String body = answer.asString();
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("No JSON: " + body, e);
    }
  }
}
