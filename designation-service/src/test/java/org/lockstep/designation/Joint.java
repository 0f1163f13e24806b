package org.lockstep.designation;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.lockstep.testkit.Json;

/** A joint action on its way through the API. */
public final class Joint {
  private static final String PATH = "/api/v1/joint-actions";

  public final String coordinator;
  public final String reference;
  public final String id;

  private Joint(String coordinator, String reference, Response created) {
    this.coordinator = coordinator;
    this.reference = reference;
    this.id = Json.of(created).path("id").asText();
  }

  public static Joint of(String coordinator, String... invited) {
    String reference = coordinator + "-JOINT-" + UUID.randomUUID();
    Joint joint =
        new Joint(
            coordinator,
            reference,
            open(coordinator, reference).statusCode(201).extract().response());
    for (String authority : invited) {
      joint.invite(authority).statusCode(200);
    }
    return joint;
  }

  public static ValidatableResponse open(String coordinator, String reference) {
    return given()
        .auth()
        .oauth2(Officers.coordinator(coordinator))
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType("application/json")
        .body(
            """
            {"reference":"%s","title":"Measures of 24 May 2024 against the arms trade",
             "note":"Embargo until 09:00 in Seoul."}"""
                .formatted(reference))
        .post(PATH)
        .then();
  }

  public ValidatableResponse invite(String authority) {
    return post(
        Officers.coordinator(coordinator),
        "invitations",
        "{\"authority\":\"%s\"}".formatted(authority));
  }

  /** Attaches a package to the present state, as its authority's releaser. */
  public ValidatableResponse attach(Draft part, String visibility, boolean ready) {
    return attach(part.authority, part.id, visibility, ready);
  }

  public ValidatableResponse attach(
      String authority, String packageId, String visibility, boolean ready) {
    return put(
        Officers.releaser(authority),
        authority,
        tag(authority),
        body(packageId, visibility, ready));
  }

  public static String body(String packageId, String visibility, boolean ready) {
    return """
        {"packageId":"%s","visibility":"%s","ready":%s}"""
        .formatted(packageId, visibility, ready);
  }

  public ValidatableResponse put(String bearer, String authority, String tag, String body) {
    RequestSpecification request = given().auth().oauth2(bearer).contentType("application/json");
    if (!tag.isEmpty()) {
      request.header("If-Match", tag);
    }
    return request.body(body).put(PATH + "/" + id + "/parts/" + authority).then();
  }

  public ValidatableResponse takeOut(String authority) {
    return given()
        .auth()
        .oauth2(Officers.releaser(authority))
        .header("If-Match", tag(authority))
        .delete(PATH + "/" + id + "/parts/" + authority)
        .then();
  }

  /** Of what the authority's officers see. */
  public String tag(String authority) {
    return read(Officers.releaser(authority)).statusCode(200).extract().header("ETag");
  }

  public ValidatableResponse release() {
    return post(Officers.coordinator(coordinator), "release", "");
  }

  public ValidatableResponse releaseAt(String instant) {
    return post(Officers.coordinator(coordinator), "release", "{\"at\":\"%s\"}".formatted(instant));
  }

  public ValidatableResponse cancel() {
    return post(Officers.coordinator(coordinator), "cancel", "");
  }

  public ValidatableResponse post(String bearer, String verb, String body) {
    RequestSpecification request = given().auth().oauth2(bearer);
    if (!body.isEmpty()) {
      request.contentType("application/json").body(body);
    }
    return request.post(PATH + "/" + id + "/" + verb).then();
  }

  public ValidatableResponse read(String bearer) {
    return given().auth().oauth2(bearer).get(PATH + "/" + id).then();
  }

  public ValidatableResponse list(String bearer) {
    return given().auth().oauth2(bearer).queryParam("reference", reference).get(PATH).then();
  }
}
