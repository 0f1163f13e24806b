package org.lockstep.designation.joint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Marked;
import org.lockstep.testkit.Json;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** A joint action of two parts of {@code GREEN}, which are consented to. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class MarkedPartsTest {
  private final Map<String, String> packages = new TreeMap<>();
  private final Map<String, String> references = new TreeMap<>();
  private Joint joint;

  @BeforeEach
  void twoPartsThatAreReady() {
    joint = Joint.of("KR", "JP");
    for (String authority : new String[] {"KR", "JP"}) {
      String entry = authority.equals("KR") ? Entries.KR_RIM : Entries.JP_IBEX;
      JsonNode draft = approved(authority, entry);
      packages.put(authority, draft.path("id").asText());
      references.put(authority, draft.path("reference").asText());
      attach(authority, true).then().statusCode(200);
    }
  }

  private static JsonNode approved(String authority, String entry) {
    Response draft =
        Marked.draft(
            Marked.officer(authority, "drafter"),
            authority + "-MARKED-" + UUID.randomUUID(),
            Marked.GREEN,
            entry);
    draft.then().statusCode(201);
    JsonNode written = Json.of(draft);
    Marked.asking(Marked.officer(authority, "approver"))
        .body("{\"contentHash\":\"%s\"}".formatted(written.path("contentHash").asText()))
        .post("/api/v1/packages/" + written.path("id").asText() + "/approve")
        .then()
        .statusCode(200);
    return written;
  }

  private Response attach(String authority, boolean ready) {
    String releaser = Marked.officer(authority, "releaser");
    String path = "/api/v1/joint-actions/" + joint.id;
    return Marked.asking(releaser)
        .header("If-Match", Marked.asking(releaser).get(path).header("ETag"))
        .body(Joint.body(String.valueOf(packages.get(authority)), "TARGETS", ready))
        .put(path + "/parts/" + authority);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"tlp\":\"CLEAR\"}", "{\"tlp\":\"RED\",\"releasableTo\":[\"KR\"]}"})
  void aPartIsNeverReleasedAsAnotherMarkingThanItsAuthorityConsentedTo(String marking) {
    edit("JP", marking).then().statusCode(409);
    read("KR").body("parts.ready", contains(true, true));
    String drafter = Marked.officer("JP", "releaser");
    Marked.asking(drafter)
        .header(
            "If-Match",
            Marked.asking(drafter).get("/api/v1/joint-actions/" + joint.id).header("ETag"))
        .delete("/api/v1/joint-actions/" + joint.id + "/parts/JP")
        .then()
        .statusCode(200);

    edit("JP", marking).then().statusCode(200);

    attach("JP", false).then().statusCode(400).body("violations.field", contains("packageId"));
    read("KR").body("parts.ready", contains(false, true));
  }

  private Response edit(String authority, String marking) {
    String drafter = Marked.officer(authority, "drafter");
    String path = "/api/v1/packages/" + packages.get(authority);
    return Marked.asking(drafter)
        .header("If-Match", Marked.asking(drafter).get(path).header("ETag"))
        .body(
            "{\"reference\":\"%s\",\"title\":\"Not for everybody\",\"marking\":%s}"
                .formatted(references.get(authority), marking))
        .put(path);
  }

  @Test
  void itsPreparationShowsNothingOfThemToAParticipantBelowTheirMarking() {
    joint.invite("GB").statusCode(200);
    String targets = "parts.find { it.authority == 'JP' }.targets";

    joint.read(coordinator("GB", "TLP:GREEN")).body(targets, hasSize(1));
    joint
        .read(coordinator("GB", "TLP:CLEAR"))
        .statusCode(200)
        .body(targets, nullValue())
        .body("parts.packageId", contains(nullValue(), nullValue(), nullValue()));
    joint.read(coordinator("KR", "TLP:CLEAR")).statusCode(404);
    joint.post(coordinator("KR", "TLP:CLEAR"), "release", "").statusCode(404);
  }

  @Test
  void eachPartnerSeesThePartsThatItMaySeeOnceOneIsMarkedAnew() {
    release();
    read("JP").body("parts.authority", contains("JP", "KR"));

    mark("KR", Marked.officer("KR", "releaser"), Marked.RED_TO_JAPAN).then().statusCode(200);

    for (String authority : new String[] {"KR", "JP"}) {
      Marked.asking(Marked.reader(authority, "TLP:RED"))
          .get("/api/v1/joint-actions/" + joint.id)
          .then()
          .body("parts.authority", containsInAnyOrder("JP", "KR"));
    }
    for (String bearer :
        new String[] {
          Marked.reader("US", "TLP:RED"),
          Marked.reader("JP", "TLP:AMBER"),
          Marked.reader("KR", "TLP:GREEN"),
          coordinator("JP", "TLP:GREEN"),
        }) {
      joint.read(bearer).statusCode(200).body("parts.authority", contains("JP"));
      joint.list(bearer).body("items[0].parts.authority", contains("JP"));
      assertThat(joint.read(bearer).extract().asString())
          .doesNotContain(packages.get("KR"), references.get("KR"));
    }
    joint.read(Marked.reader("US", "TLP:CLEAR")).statusCode(404);
    mark("JP", Marked.officer("JP", "releaser"), "{\"tlp\":\"RED\",\"releasableTo\":[\"JP\"]}")
        .then()
        .statusCode(200);
    // Their words are alike, and the circle of each has its own authority in it.
    joint.read(Marked.reader("US", "TLP:RED")).statusCode(404);
    Marked.asking(Marked.reader("KR", "TLP:RED"))
        .get("/api/v1/joint-actions/" + joint.id)
        .then()
        .body("parts.authority", contains("KR"));
  }

  @Test
  void nobodyMarksAPartAnewButItsOwnAuthorityUpToTheClearance() {
    release();

    mark("JP", Marked.officer("KR", "releaser"), Marked.AMBER).then().statusCode(403);
    mark("JP", releaser("JP", "TLP:GREEN"), Marked.AMBER).then().statusCode(403);
    mark("JP", releaser("JP", "TLP:CLEAR"), Marked.CLEAR).then().statusCode(404);
    mark("JP", releaser("JP", "TLP:AMBER"), Marked.AMBER)
        .then()
        .statusCode(200)
        .body("marking.tlp", equalTo("AMBER"));
    mark("JP", releaser("JP", "TLP:GREEN"), Marked.CLEAR).then().statusCode(404);
    Marked.asking(Marked.officer("KR", "releaser"))
        .get("/api/v1/packages/" + packages.get("KR"))
        .then()
        .body("marking.tlp", equalTo("GREEN"));
  }

  private void release() {
    joint.post(Marked.officer("KR", "coordinator"), "release", "").statusCode(200);
  }

  private Response mark(String part, String bearer, String marking) {
    return Marked.asking(bearer)
        .body("{\"marking\":%s,\"reason\":\"A source is at risk\"}".formatted(marking))
        .post("/api/v1/packages/" + packages.get(part) + "/marking");
  }

  private ValidatableResponse read(String authority) {
    return joint.read(coordinator(authority, "TLP:GREEN")).statusCode(200);
  }

  private static String coordinator(String authority, String clearance) {
    return officer(authority, clearance, "coordinator");
  }

  private static String releaser(String authority, String clearance) {
    return officer(authority, clearance, "releaser");
  }

  private static String officer(String authority, String clearance, String role) {
    return Tokens.of(authority + "-" + role + "-cleared")
        .authority(authority)
        .roles("register-reader", role)
        .clearance(clearance)
        .held();
  }
}
