package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Json;

/** An edition of a list in FollowTheMoney on its way through the API. */
final class Edition {
  private static final Set<String> MOVING = Set.of("RECEIVING", "WAITING", "READING", "PUBLISHING");

  final String id;

  private Edition(String id) {
    this.id = id;
  }

  /** A vessel of the programme. */
  static String vessel(String id, String name, String imo) {
    return """
        {"id":"%1$s","schema":"Vessel","target":true,"properties":{"name":["%2$s"],"imoNumber":["%3$s"],"flag":["ru"],"topics":["sanction"]}}
        {"id":"%1$s-sanction","schema":"Sanction","properties":{"entity":["%1$s"],"program":["TEST"],"provisions":["Asset freeze"]}}
        """
        .formatted(id, name, imo);
  }

  /** A company of the programme. */
  static String company(String id, String name) {
    return """
        {"id":"%1$s","schema":"Company","target":true,"properties":{"name":["%2$s"],"country":["ru"],"topics":["sanction"]}}
        {"id":"%1$s-sanction","schema":"Sanction","properties":{"entity":["%1$s"],"program":["TEST"],"provisions":["Asset freeze"]}}
        """
        .formatted(id, name);
  }

  static String companies(String prefix, int count) {
    return companies(prefix, 1, count);
  }

  /** Numbered from the first to the last, both included. */
  static String companies(String prefix, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(i -> company(prefix + i, "Company " + prefix + i))
        .collect(Collectors.joining());
  }

  static Response upload(String source, @Nullable String edition, byte[] body) {
    return given()
        .auth()
        .oauth2(Officers.listOperator())
        .contentType("application/octet-stream")
        .queryParam("fileName", "entities.ftm.json")
        .queryParams(edition == null ? java.util.Map.of() : java.util.Map.of("edition", edition))
        .body(body)
        .post("/api/v1/lists/" + source + "/imports");
  }

  /** An edition of OFAC, by its own words of the day (month/day/year) with so many entries. */
  static byte[] ofac(String day, int count, String entries) {
    return """
        <?xml version="1.0" standalone="yes"?>
        <sdnList>
        <publshInformation><Publish_Date>%s</Publish_Date><Record_Count>%d</Record_Count></publshInformation>
        %s</sdnList>
        """
        .formatted(day, count, entries)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** One line of it. */
  static String ofac(String uid, String name) {
    return """
        <sdnEntry><uid>%s</uid><lastName>%s</lastName><sdnType>Entity</sdnType><programList><program>CMIC-EO13959</program></programList></sdnEntry>
        """
        .formatted(uid, name);
  }

  /** Uploads it and does not wait. */
  static Edition begun(String source, @Nullable String edition, byte[] body) {
    Response accepted = upload(source, edition, body).then().statusCode(202).extract().response();
    return new Edition(Json.of(accepted).path("id").asText());
  }

  /** Uploads it and waits until it rests; another operator lets pass that it is the first one. */
  static Edition of(String source, String edition, String lines) {
    return of(source, edition, lines.getBytes(StandardCharsets.UTF_8));
  }

  static Edition of(String source, @Nullable String edition, byte[] body) {
    Edition uploaded = begun(source, edition, body);
    uploaded.rests();
    if (uploaded.findings().equals(List.of("FIRST_EDITION"))) {
      uploaded.approved();
    }
    return uploaded;
  }

  void rests() {
    rests(Duration.ofSeconds(60));
  }

  void rests(Duration atMost) {
    Awaitility.await().atMost(atMost).until(() -> !MOVING.contains(status()));
  }

  String status() {
    return state().path("status").asText();
  }

  private JsonNode state() {
    return Json.of(read().extract());
  }

  ValidatableResponse read() {
    return given()
        .auth()
        .oauth2(Officers.listOperator())
        .get("/api/v1/imports/" + id)
        .then()
        .statusCode(200);
  }

  /** New, changed and gone. */
  List<Integer> changes() {
    JsonNode changes = state().path("changes");
    return Stream.of("designations", "amendments", "delistings")
        .map(kind -> changes.path(kind).asInt())
        .toList();
  }

  List<String> findings() {
    return state().path("findings").findValuesAsText("code");
  }

  String report() {
    return given()
        .auth()
        .oauth2(Officers.listOperator())
        .get("/api/v1/imports/" + id + "/report")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** Another operator lets it pass. */
  void approved() {
    decide("approve", Officers.listApprover()).then().statusCode(200);
    rests();
  }

  /** Of the first finding. */
  String message() {
    return state().path("findings").path(0).path("message").asText();
  }

  Response decide(String verb, String bearer) {
    return given().auth().oauth2(bearer).post("/api/v1/imports/" + id + "/" + verb);
  }
}
