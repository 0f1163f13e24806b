package org.lockstep.designation;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Locale;
import java.util.UUID;
import org.lockstep.testkit.Json;
import org.lockstep.testkit.Tokens;

/** A package that not everybody may see, and readers who may see more than what is public. */
public final class Marked {
  public static final String RED_TO_JAPAN = "{\"tlp\":\"RED\",\"releasableTo\":[\"JP\"]}";
  public static final String AMBER = "{\"tlp\":\"AMBER\"}";
  public static final String GREEN = "{\"tlp\":\"GREEN\"}";
  public static final String CLEAR = "{\"tlp\":\"CLEAR\"}";

  public final String authority;
  public final String reference;
  public final String id;
  public final String designationId;

  private Marked(String authority, String reference, JsonNode released) {
    this.authority = authority;
    this.reference = reference;
    this.id = released.path("id").asText();
    this.designationId = released.path("entries").path(0).path("designationId").asText();
  }

  /** An officer of all roles who is cleared for everything. */
  public static String officer(String authority, String name) {
    return Tokens.of(authority.toLowerCase(Locale.ROOT) + "-" + name)
        .authority(authority)
        .roles("register-reader", "drafter", "approver", "releaser", "coordinator")
        .clearance("TLP:RED")
        .held();
  }

  /** A partner's officer who reads and nothing else. */
  public static String reader(String authority, String clearance) {
    return Tokens.of("reader-" + authority + "-" + clearance.replaceAll("[^A-Z]", "-"))
        .authority(authority)
        .roles("register-reader")
        .clearance(clearance)
        .held();
  }

  public static Marked released(String authority, String marking, String entry) {
    String reference = authority + "-MARKED-" + UUID.randomUUID();
    Response drafted = draft(officer(authority, "drafter"), reference, marking, entry);
    drafted.then().statusCode(201);
    JsonNode draft = Json.of(drafted);
    String path = "/api/v1/packages/" + draft.path("id").asText();
    asking(officer(authority, "approver"))
        .body("{\"contentHash\":\"%s\"}".formatted(draft.path("contentHash").asText()))
        .post(path + "/approve")
        .then()
        .statusCode(200);
    Response released = asking(officer(authority, "releaser")).body("{}").post(path + "/release");
    released.then().statusCode(200);
    return new Marked(authority, reference, Json.of(released));
  }

  /** A submitted package of one entry. */
  public static Response draft(String bearer, String reference, String marking, String entry) {
    return asking(bearer)
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            """
            {"reference":"%s","title":"Not for everybody","announcedOn":"2024-05-24",
             "marking":%s,"entries":{"entry-0":%s},"submit":true}"""
                .formatted(reference, marking, entry))
        .post("/api/v1/packages");
  }

  /** With a purpose, which whoever may see what is marked has to say. */
  public static RequestSpecification asking(String bearer) {
    return given()
        .auth()
        .oauth2(bearer)
        .header("X-Purpose", "A check of cargo")
        .contentType("application/json");
  }

  /** Asks for another marking as a releaser. */
  public Response mark(String marking) {
    return asking(officer(authority, "releaser"))
        .body("{\"marking\":%s,\"reason\":\"A source is at risk\"}".formatted(marking))
        .post("/api/v1/packages/" + id + "/marking");
  }

  public Response approve(String bearer, String marking) {
    return asking(bearer)
        .body("{\"marking\":%s}".formatted(marking))
        .post("/api/v1/packages/" + id + "/marking/approve");
  }

  public Response get(String bearer, String path) {
    return asking(bearer).get("/api/v1" + path);
  }
}
