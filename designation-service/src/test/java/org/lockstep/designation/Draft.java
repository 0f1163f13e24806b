package org.lockstep.designation;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.lockstep.testkit.Json;

/** A package on its way through the API, with the tag of its last state. */
public final class Draft {
  public final String authority;
  public final String reference;
  public final String id;
  public String tag;

  private Draft(String authority, String reference, Response created) {
    this.authority = authority;
    this.reference = reference;
    this.id = Json.of(created).path("id").asText();
    this.tag = created.header("ETag");
  }

  public static String head(String reference) {
    return """
        {"reference":"%s","title":"Package of 24 May 2024","announcedOn":"2024-05-24","declaredTargets":12,
         "sources":[{"kind":"OFFICIAL","title":"Announcement","date":"2024-05-24"}]}"""
        .formatted(reference);
  }

  public static Draft of(String authority) {
    String reference = authority + "-2024-05-24-" + UUID.randomUUID();
    return new Draft(
        authority,
        reference,
        given()
            .auth()
            .oauth2(Officers.drafter(authority))
            .contentType("application/json")
            .body(head(reference))
            .header("Idempotency-Key", UUID.randomUUID())
            .post("/api/v1/packages")
            .then()
            .statusCode(201)
            .extract()
            .response());
  }

  /** A released package with these entries, named entry-0, entry-1 and so on. */
  public static Draft released(String authority, String... entries) {
    Draft draft = approved(authority, entries);
    draft.release().statusCode(200);
    return draft;
  }

  public static Draft approved(String authority, String... entries) {
    Draft draft = of(authority);
    for (int i = 0; i < entries.length; i++) {
      draft.put("entry-" + i, entries[i]).statusCode(200);
    }
    draft.submit().statusCode(200);
    draft.approve().statusCode(200);
    return draft;
  }

  public ValidatableResponse put(String entryId, String entry) {
    Response response =
        given()
            .auth()
            .oauth2(Officers.drafter(authority))
            .contentType("application/json")
            .header("If-Match", tag)
            .body(entry)
            .put("/api/v1/packages/" + id + "/entries/" + entryId);
    if (response.header("ETag") != null) {
      tag = response.header("ETag");
    }
    return response.then();
  }

  public ValidatableResponse submit() {
    return post(Officers.drafter(authority), "submit", "");
  }

  /** Approves the content as it is now. */
  public ValidatableResponse approve() {
    return approve(contentHash());
  }

  public ValidatableResponse approve(String hash) {
    return post(
        Officers.approver(authority), "approve", "{\"contentHash\":\"%s\"}".formatted(hash));
  }

  public ValidatableResponse release() {
    return post(Officers.releaser(authority), "release", "");
  }

  public ValidatableResponse post(String bearer, String verb, String body) {
    var request = given().auth().oauth2(bearer);
    if (!body.isEmpty()) {
      request.contentType("application/json").body(body);
    }
    return request.post("/api/v1/packages/" + id + "/" + verb).then();
  }

  public ValidatableResponse read(String bearer) {
    return given().auth().oauth2(bearer).get("/api/v1/packages/" + id).then();
  }

  public String contentHash() {
    return drafted().path("contentHash").asText();
  }

  public String designationId(int entry) {
    return drafted().path("entries").path(entry).path("designationId").asText();
  }

  /** As its drafters see it. */
  private JsonNode drafted() {
    return Json.of(read(Officers.drafter(authority)).extract());
  }
}
