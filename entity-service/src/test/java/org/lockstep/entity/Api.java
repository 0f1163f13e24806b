package org.lockstep.entity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lockstep.http.marking.Purpose;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Tokens;

/** What tests ask of the running service, as readers and curators do. */
public final class Api {
  public static final String TOPIC = "lockstep.entities";
  public static final String PURPOSE = "A check of cargo";
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private Api() {}

  public static RequestSpecification reader() {
    return given().auth().oauth2(Tokens.of("kr-port-control").roles("register-reader").held());
  }

  /** A reader of this authority who may read up to this label, and says what for. */
  public static RequestSpecification reader(String authority, String clearance) {
    return reader(authority, clearance, "register-reader", "curator")
        .header(Purpose.HEADER, PURPOSE);
  }

  /** The same, with these roles and no purpose. */
  public static RequestSpecification reader(String authority, String clearance, String... roles) {
    return given()
        .auth()
        .oauth2(
            Tokens.of("reader-" + authority + clearance.replace(':', '-'))
                .authority(authority)
                .clearance(clearance)
                .roles(roles)
                .held());
  }

  public static RequestSpecification curator() {
    return given()
        .auth()
        .oauth2(Tokens.of("jp-curator").authority("JP").roles("curator", "register-reader").held());
  }

  /** The profile of the entity that this designation was listed on, once it is. */
  public static JsonPath awaitListed(String entityId, Published designation) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        reader()
                            .get("/api/v1/entities/{id}", entityId)
                            .jsonPath()
                            .getList("listings.designationId"))
                    .contains(designation.designationId()));
    return profile(entityId);
  }

  /** The same, found by identifier. */
  public static JsonPath awaitListedUnder(String identifier, Published designation) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        reader()
                            .get("/api/v1/entities?identifier={id}", identifier)
                            .jsonPath()
                            .getList("items[0].listings.designationId"))
                    .contains(designation.designationId()));
    String id =
        reader()
            .get("/api/v1/entities?identifier={id}", identifier)
            .jsonPath()
            .getString("items[0].id");
    return profile(id);
  }

  public static JsonPath profile(String entityId) {
    return reader()
        .get("/api/v1/entities/{id}", entityId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /**
   * Decides as the first curator; where that needs a second one, the second confirms it. Answers
   * what the first one was answered.
   */
  public static Response judge(String one, String other, String decision) {
    Response answer = propose(one, other, decision);
    if (answer.statusCode() == 201 && "PROPOSED".equals(answer.path("state"))) {
      step(secondCurator(), answer.path("id"), "confirm").then().statusCode(200);
    }
    return answer;
  }

  public static RequestSpecification secondCurator() {
    return given()
        .auth()
        .oauth2(Tokens.of("kr-curator").authority("KR").roles("curator", "register-reader").held());
  }

  /** Confirms a judgement, or undoes it. */
  public static Response step(RequestSpecification curator, String judgement, String step) {
    return curator
        .contentType("application/json")
        .body(Map.of("reason", "Looked at it as well"))
        .post("/api/v1/resolution/judgements/{id}/{step}", judgement, step);
  }

  /** Decides as one curator. */
  public static Response propose(String one, String other, String decision) {
    return curator()
        .contentType("application/json")
        .body(
            Map.of(
                "entityIds", List.of(one, other), "decision", decision, "reason", "Same address"))
        .post("/api/v1/resolution/judgements");
  }

  /** What is on the topic for this entity, in order. */
  public static List<ConsumerRecord<String, String>> events(String entityId) {
    return Events.all(TOPIC, event -> entityId.equals(event.key()));
  }

  public static List<String> eventTypes(String entityId) {
    return events(entityId).stream().map(event -> Events.header(event, "ce_type")).toList();
  }

  /** The version that each event on the topic for this entity tells of, in order. */
  public static List<Integer> eventVersions(String entityId) {
    return events(entityId).stream()
        .map(event -> JsonPath.from(event.value()).getInt("version"))
        .toList();
  }

  /** An open candidate as curators see it. */
  @com.fasterxml.jackson.annotation.JsonIgnoreProperties(ignoreUnknown = true)
  public record Suggestion(
      List<String> entityIds, List<String> captions, String because, double score) {}

  /** Whether the open candidates have this pair. */
  public static boolean isCandidate(String one, String other) {
    return candidates().stream()
        .anyMatch(pair -> pair.entityIds().containsAll(List.of(one, other)));
  }

  /** All of them, page after page: other tests leave theirs behind. */
  public static List<Suggestion> candidates() {
    List<Suggestion> all = new ArrayList<>();
    for (String next = ""; next != null; ) {
      JsonPath page =
          curator()
              .get("/api/v1/resolution/candidates?limit=500" + next)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      all.addAll(page.getList("items", Suggestion.class));
      next = page.get("next") == null ? null : "&after=" + page.getString("next");
    }
    return all;
  }
}
