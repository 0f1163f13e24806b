package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.lockstep.designation.Officers;

/** What the register says of an entry of a list. */
final class Listed {
  private Listed() {}

  /** All designations that the authority has under this id. */
  static ValidatableResponse designation(String authority, String authorityId) {
    return designations(Map.of("authority", authority, "authorityId", authorityId));
  }

  /** The names under which it is in force on a day, by all that is known now. */
  static List<String> on(String day, String authority, String authorityId) {
    return designations(Map.of("authority", authority, "authorityId", authorityId, "validAt", day))
        .extract()
        .path("items.collect { it.listingRecord.names[0].name }");
  }

  static ValidatableResponse versions(String designation) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations/" + designation + "/versions")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse designations(Map<String, String> filter) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .queryParams(filter)
        .get("/api/v1/designations")
        .then()
        .statusCode(200);
  }
}
