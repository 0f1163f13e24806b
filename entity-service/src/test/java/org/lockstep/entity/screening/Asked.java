package org.lockstep.entity.screening;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.lockstep.testkit.Json;
import org.lockstep.testkit.Tokens;

/** What tests of screening ask. */
final class Asked {
  /** Who sees what is for everybody, and nothing besides. */
  static final Tokens SCREENER =
      Tokens.of("kr-port-control").clearance("TLP:CLEAR").roles("screener");

  private Asked() {}

  static RequestSpecification by(Tokens caller) {
    return given().auth().oauth2(caller.held()).contentType("application/json");
  }

  static Response screen(String body) {
    return by(SCREENER).body(body).post("/api/v1/screenings");
  }

  /** The answer to a request with one query, of these members. */
  static JsonNode one(String query) {
    return all("{'queries':[{'id':'1',%s}]}".formatted(query));
  }

  static JsonNode all(String body) {
    Response answer = screen(json(body));
    answer.then().statusCode(200);
    return Json.of(answer);
  }

  /** The result of the only query. */
  static JsonNode result(String query) {
    return one(query).path("results").path(0);
  }

  static String json(String withSingleQuotes) {
    return withSingleQuotes.replace('\'', '"');
  }
}
