package org.lockstep.entity.problem;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.mongodb.client.MongoCollection;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.entity.Api;
import org.lockstep.entity.profile.Entities;

@QuarkusTest
class ProblemTest {
  @Inject Entities entities;

  @Test
  void doesNotKnowAnIdThatIsNotThere() {
    for (String id : new String[] {UUID.randomUUID().toString(), "x", "a%00b", "$ne"}) {
      problem(
          Api.reader().urlEncodingEnabled(false).get("/api/v1/entities/" + id).then(),
          404,
          "not-found");
    }
  }

  @Test
  void doesNotKnowAPathThatIsNotThere() {
    problem(Api.reader().get("/api/v1/nothing").then(), 404, "not-found");
  }

  @Test
  void saysHowToAskByIdentifier() {
    problem(Api.reader().get("/api/v1/entities").then(), 400, "invalid-request")
        .body("violations.field", hasItem("identifier"));
    problem(
            Api.reader().get("/api/v1/entities?identifier=mmssi:273291160").then(),
            400,
            "invalid-request")
        .body("violations[0].message", containsString("imoCompanyNumber"));
    Api.reader()
        .get("/api/v1/entities?identifier=imoNumber:0000000")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"entityIds\":[\"a\",",
        "[]",
        "\"SAME\"",
        "{\"entityIds\":[\"a\",\"b\"],\"decision\":\"SAME\",\"reason\":\"r\",\"reason\":\"s\"}",
        "{\"entityIds\":[\"a\",\"b\"],\"decision\":\"SAME\",\"reason\":\"r\"} {}"
      })
  void refusesWhatIsNotOneJsonObject(String body) {
    problem(judge(body), 400, "malformed-json");
  }

  @Test
  void asksForABodyWhereThereIsNone() {
    problem(judge(""), 400, "invalid-request");
  }

  @Test
  void keepsWhatWentWrongInsideToItself() {
    MongoCollection<Document> documents =
        entities.mongoCollection().withDocumentClass(Document.class);
    Document broken = new Document("_id", "broken").append("version", "not a number");
    documents.insertOne(broken);

    problem(Api.reader().get("/api/v1/entities/broken").then(), 500, "internal")
        .body("detail", equalTo("The request could not be completed; quote the instance."));
    documents.deleteOne(broken);
  }

  @Test
  void saysWhereTheJsonBreaks() {
    problem(judge("{\"entityIds\":[\"a\",\n}"), 400, "malformed-json")
        .body("detail", containsString("line 2"));
  }

  @Test
  void namesAFieldItDoesNotKnowAndThoseItDoes() {
    problem(judge("{\"entityIds\":[\"a\",\"b\"],\"verdict\":\"SAME\"}"), 400, "unknown-field")
        .body("detail", containsString("verdict"))
        .body("violations.find { it.field == 'verdict' }.message", containsString("decision"));
  }

  @Test
  void namesTheValuesThatAreAllowed() {
    problem(
            judge("{\"entityIds\":[\"a\",\"b\"],\"decision\":\"PERHAPS\",\"reason\":\"r\"}"),
            400,
            "invalid-request")
        .body("violations[0].field", equalTo("decision"))
        .body("violations[0].message", containsString("SAME, DIFFERENT"));
  }

  @Test
  void namesEveryFieldThatIsNotRight() {
    problem(judge("{}"), 400, "invalid-request")
        .body("violations.field", hasItems("entityIds", "decision", "reason"));
    problem(
            judge(
                "{\"entityIds\":[\"a\",\"b\"],\"decision\":\"SAME\",\"reason\":\"%s\"}"
                    .formatted("x".repeat(2001))),
            400,
            "invalid-request")
        .body("violations[0].field", equalTo("reason"))
        .body("violations[0].message", containsString("2000"));
    problem(
            judge("{\"entityIds\":[\"a\"],\"decision\":\"SAME\",\"reason\":\"r\"}"),
            400,
            "invalid-request")
        .body("violations[0].message", containsString("two"));
    problem(
            judge("{\"entityIds\":[\"a\",\"a\"],\"decision\":\"SAME\",\"reason\":\"r\"}"),
            400,
            "invalid-request")
        .body("violations[0].message", containsString("different"));
  }

  @Test
  void saysHowManyAPageMayHave() {
    problem(
            Api.curator().get("/api/v1/resolution/candidates?limit=501").then(),
            400,
            "invalid-request")
        .body("violations[0].message", containsString("500"));
    problem(
            Api.curator().get("/api/v1/resolution/candidates?after=$gt").then(),
            400,
            "invalid-request")
        .body("violations[0].field", equalTo("after"));
  }

  @Test
  void saysWhichMethodsAndMediaTypesThereAre() {
    problem(
        Api.curator().delete("/api/v1/resolution/candidates").then(), 405, "method-not-allowed");
    problem(
        Api.curator()
            .contentType("text/plain")
            .body("SAME")
            .post("/api/v1/resolution/judgements")
            .then(),
        415,
        "unsupported-media-type");
  }

  @Test
  void refusesABodyOverTheLimit() {
    problem(judge("\"" + "x".repeat(2 * 1024 * 1024 + 1) + "\""), 413, "too-large");
  }

  @Test
  void bearsTheIdThatTheCallerGaveTheRequest() {
    Api.reader()
        .header("X-Request-Id", "port-control-4711")
        .get("/api/v1/entities/x")
        .then()
        .body("instance", equalTo("urn:lockstep:request:port-control-4711"));
    Api.reader()
        .header("X-Request-Id", "<script>")
        .get("/api/v1/entities/x")
        .then()
        .body("instance", startsWith("urn:lockstep:request:"));
  }

  private static ValidatableResponse judge(String body) {
    return Api.curator()
        .contentType("application/json")
        .body(body)
        .post("/api/v1/resolution/judgements")
        .then();
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String type) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:" + type))
        .body("status", equalTo(status))
        .body("instance", startsWith("urn:"))
        .body(not(containsString("org.lockstep")))
        .body(not(containsString("jackson")))
        .body(not(containsString("bson")));
  }
}
