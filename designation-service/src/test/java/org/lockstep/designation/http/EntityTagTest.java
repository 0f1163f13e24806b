package org.lockstep.designation.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Officers;
import org.lockstep.http.rest.EntityTag;
import org.lockstep.testkit.Stores;

/** Nobody edits what they have not seen, and nobody is sent again what they have. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class EntityTagTest {

  @Test
  void isOfTheContentAsItIsWritten() {
    // printf '{"a":1,"b":"x"}' | openssl dgst -sha256 -binary | head -c16 | basenc --base64url
    assertThat(EntityTag.of(Map.of("b", "x", "a", 1))).isEqualTo("7PnpjsBkHiMRP_POi9x40A");
    Map<String, Object> withNull = new LinkedHashMap<>(Map.of("a", 1, "b", "x"));
    withNull.put("c", null);
    assertThat(EntityTag.of(withNull)).isEqualTo("7PnpjsBkHiMRP_POi9x40A");
    assertThat(EntityTag.of(Map.of("on", LocalDate.parse("2024-05-24"))))
        .isEqualTo(EntityTag.of(Map.of("on", "2024-05-24")))
        .isNotEqualTo(EntityTag.of(Map.of("on", "2024-05-25")));
  }

  @Test
  void ofADesignationIsThatOfTheBytesThatAreServed() throws Exception {
    Draft released = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    Response first = get("/api/v1/designations/" + released.designationId(0), "\"none\"");
    Response other = get("/api/v1/designations/" + released.designationId(1), "\"none\"");

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(Base64.getUrlDecoder().decode(first.header("ETag").replace("\"", "")))
        .isEqualTo(
            Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(first.asByteArray()), 16));
    assertThat(other.header("ETag")).isNotEqualTo(first.header("ETag"));
    Response unchanged =
        get("/api/v1/designations/" + released.designationId(0), first.header("ETag"));
    assertThat(unchanged.statusCode()).isEqualTo(304);
    assertThat(unchanged.asString()).isEmpty();
    assertThat(unchanged.header("ETag")).isEqualTo(first.header("ETag"));
  }

  /** RFC 9110, section 13.1.2: a list of tags, weak ones among them, or whatever there is. */
  @Test
  void isKnownHoweverTheOneWhoHasItNamesIt() {
    Draft released = Draft.released("KR", Entries.KR_MAIA_1);
    Joint joint = Joint.of("KR", "JP");
    String reader = Officers.drafter("KR");
    for (String path :
        List.of(
            "designations/" + released.designationId(0),
            "packages/" + released.id,
            "packages/" + Draft.of("KR").id,
            "joint-actions/" + joint.id,
            "statements/" + statement(),
            "authorities/KR",
            "programmes/KR-DPRK",
            "instruments/KR-PORT-ACT",
            "exports/register.json",
            "exports/journal.jsonl")) {
      String tag = known(reader, path, "\"none\"").header("ETag");
      for (String sent :
          List.of(tag, "W/" + tag, "*", "\"a\", " + tag, "W/\"a\",W/" + tag + " , \"b\"")) {
        Response unchanged = known(reader, path, sent);
        assertThat(unchanged.statusCode()).as("%s, If-None-Match: %s", path, sent).isEqualTo(304);
        assertThat(unchanged.header("ETag")).isEqualTo(tag);
        assertThat(unchanged.asByteArray()).isEmpty();
      }
      for (String sent : List.of("\"a\"", tag.replace("\"", ""), "\"a\", W/\"b\"")) {
        assertThat(known(reader, path, sent).statusCode()).as(path).isEqualTo(200);
      }
    }
  }

  private static String statement() {
    return given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            """
            {"reference":"KR-%s","kind":"CONDEMNATION","speaker":"Ministry of Foreign Affairs",
             "country":"KR","date":"2024-05-24","text":"Condemns the arms trade.",
             "about":{"packages":["%s"]},
             "source":{"kind":"OFFICIAL","title":"Press release","date":"2024-05-24"}}"""
                .formatted(UUID.randomUUID(), Draft.released("KR", Entries.KR_RIM).id))
        .post("/api/v1/statements")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response known(String bearer, String path, String tags) {
    return given().auth().oauth2(bearer).header("If-None-Match", tags).get("/api/v1/" + path);
  }

  @Test
  void letsOneOfTwoEditsOfTheSameStatePassAndStoresNothingOfTheOther() throws Exception {
    Draft draft = Draft.of("KR");
    List<String> stored = new ArrayList<>();
    ExecutorService officers = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 10; round++) {
        String tag = draft.read(Officers.drafter("KR")).extract().header("ETag");
        List<String> ids = List.of("a" + round, "b" + round);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Response>> edits = new ArrayList<>();
        for (String id : ids) {
          edits.add(
              officers.submit(
                  () -> {
                    start.await(10, TimeUnit.SECONDS);
                    return put(draft, id, tag);
                  }));
        }
        for (int i = 0; i < 2; i++) {
          if (edits.get(i).get().statusCode() == 200) {
            stored.add(ids.get(i));
          } else {
            assertThat(edits.get(i).get().statusCode()).isEqualTo(412);
            assertThat(edits.get(i).get().<String>path("type"))
                .isEqualTo("urn:lockstep:problem:precondition-failed");
          }
        }
        assertThat(stored).hasSize(round + 1);
      }
    } finally {
      officers.shutdownNow();
    }

    assertThat(draft.read(Officers.drafter("KR")).extract().<List<String>>path("entries.entryId"))
        .containsExactlyInAnyOrderElementsOf(stored);
  }

  private static Response put(Draft draft, String entryId, String tag) {
    return given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .contentType("application/json")
        .header("If-Match", tag)
        .body(Entries.KR_MAIA_1)
        .put("/api/v1/packages/" + draft.id + "/entries/" + entryId);
  }

  private static Response get(String address, String tag) {
    return given().auth().oauth2(Officers.portControl()).header("If-None-Match", tag).get(address);
  }
}
