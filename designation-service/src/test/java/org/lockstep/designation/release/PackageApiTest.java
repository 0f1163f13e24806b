package org.lockstep.designation.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class PackageApiTest {

  @Test
  void releasesAPackageThroughFourEyes() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1, Entries.KR_RIM);

    draft
        .release()
        .statusCode(200)
        .body("status", equalTo("RELEASED"))
        .body("counts.vessels", equalTo(1))
        .body("counts.persons", equalTo(1))
        .body("counts.aircraft", equalTo(0))
        .body("declaredTargets", equalTo(12))
        .body("entries.designationId", not(hasItem(nullValue())))
        .body("releasedBy", equalTo("kr-releaser"))
        .body("approvedBy", equalTo("kr-approver"))
        .body("editors", contains("kr-drafter"))
        .body("releasedAt", notNullValue());
  }

  @Test
  void createsWithLocationAndTag() {
    Draft draft = Draft.of("JP");

    assertThat(draft.tag).matches("\"[^\"]+\"");
    draft
        .read(Officers.drafter("JP"))
        .statusCode(200)
        .header("ETag", draft.tag)
        .body("status", equalTo("DRAFT"))
        .body("authority", equalTo("JP"))
        .body("entries", empty());
    given()
        .auth()
        .oauth2(Officers.drafter("JP"))
        .header("If-None-Match", draft.tag)
        .get("/api/v1/packages/" + draft.id)
        .then()
        .statusCode(304);
  }

  @Test
  void hidesAnUnreleasedPackageFromAllButTheOfficersOfItsAuthority() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    String koreanReader = Tokens.of("kr-port").authority("KR").roles("register-reader").bearer();

    for (String stranger : List.of(Officers.drafter("JP"), Officers.portControl(), koreanReader)) {
      draft.read(stranger).statusCode(404).body("type", equalTo("urn:lockstep:problem:not-found"));
      list(stranger, draft).body("items", empty()).body("next", nullValue());
    }
    draft.read(Officers.approver("KR")).statusCode(200);
    list(Officers.approver("KR"), draft).body("items.id", contains(draft.id));
  }

  @Test
  void letsNobodyElseTouchAnUnreleasedPackageAndDoesNotTellItExists() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    String before = draft.read(Officers.drafter("KR")).extract().asString();

    draft.post(Officers.drafter("JP"), "submit", "").statusCode(404);
    draft.post(Officers.drafter("JP"), "withdraw", "").statusCode(404);
    draft.post(Officers.approver("JP"), "return", "{\"reason\":\"No\"}").statusCode(404);
    draft.post(Officers.releaser("JP"), "release", "").statusCode(404);

    assertThat(draft.read(Officers.drafter("KR")).extract().asString()).isEqualTo(before);
  }

  @Test
  void showsAReleasedPackageToAllButWhoDidWhatOnlyToItsAuthority() {
    Draft draft = Draft.released("KR", Entries.KR_MAIA_1);

    ValidatableResponse own = draft.read(Officers.drafter("KR"));
    ValidatableResponse other = draft.read(Officers.portControl());

    own.statusCode(200).body("createdBy", equalTo("kr-drafter"));
    other
        .statusCode(200)
        .body("entries", hasSize(1))
        .body("createdBy", nullValue())
        .body("editors", nullValue())
        .body("submittedBy", nullValue())
        .body("approvedBy", nullValue())
        .body("approvedAt", nullValue())
        .body("releasedBy", nullValue());
    assertThat(other.extract().header("ETag")).isNotEqualTo(own.extract().header("ETag"));
    draft
        .post(Officers.drafter("JP"), "withdraw", "")
        .statusCode(403)
        .body("detail", containsString("package of KR"));
  }

  @Test
  void refusesTheApprovalOfOnesOwnDraft() {
    Draft draft = Draft.of("KR");
    String both =
        Tokens.of("kr-both")
            .authority("KR")
            .roles("drafter", "approver", "register-reader")
            .bearer();
    given()
        .auth()
        .oauth2(both)
        .contentType("application/json")
        .header("If-Match", draft.tag)
        .body(Entries.KR_MAIA_1)
        .put("/api/v1/packages/" + draft.id + "/entries/maia-1")
        .then()
        .statusCode(200);
    draft.submit().statusCode(200);

    draft
        .post(both, "approve", "{\"contentHash\":\"" + draft.contentHash() + "\"}")
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:four-eyes"));

    draft.read(both).body("status", equalTo("SUBMITTED")).body("approvedBy", nullValue());
  }

  @Test
  void voidsTheApprovalByAnEdit() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    draft.tag = draft.read(Officers.drafter("KR")).extract().header("ETag");

    draft.put("rim", Entries.KR_RIM).statusCode(200).body("status", equalTo("DRAFT"));

    draft
        .release()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:wrong-state"))
        .body("state", equalTo("DRAFT"))
        .body("allowedIn", contains("APPROVED", "SCHEDULED"));
  }

  @Test
  void refusesTheApprovalOfAStaleHash() {
    Draft draft = Draft.of("KR");
    draft.put("maia-1", Entries.KR_MAIA_1);
    String seen = draft.contentHash();
    draft.put("rim", Entries.KR_RIM);
    draft.submit().statusCode(200);

    draft
        .approve(seen)
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:content-changed"))
        .body("contentHash", equalTo(draft.contentHash()));
  }

  @Test
  void editsOnlyTheStateThatTheClientHasSeen() {
    Draft draft = Draft.of("KR");
    String stale = draft.tag;
    draft.put("maia-1", Entries.KR_MAIA_1).statusCode(200);
    String current = draft.tag;
    assertThat(current).isNotEqualTo(stale);

    draft.tag = stale;
    draft
        .put("rim", Entries.KR_RIM)
        .statusCode(412)
        .body("type", equalTo("urn:lockstep:problem:precondition-failed"));
    given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .contentType("application/json")
        .body(Entries.KR_RIM)
        .put("/api/v1/packages/" + draft.id + "/entries/rim")
        .then()
        .statusCode(428)
        .body("type", equalTo("urn:lockstep:problem:precondition-required"));

    draft
        .read(Officers.drafter("KR"))
        .header("ETag", current)
        .body("entries.entryId", contains("maia-1"));
  }

  @Test
  void replacesAndRemovesEntries() {
    Draft draft = Draft.of("KR");
    draft.put("a", Entries.KR_MAIA_1).statusCode(200);
    draft.put("b", Entries.KR_RIM).body("entries.entryId", contains("a", "b"));
    draft
        .put("a", Entries.KR_MAIA_1.replace("\"flag\":\"RU\"", "\"flag\":\"KM\""))
        .body("entries[0].listingRecord.flag", equalTo("KM"));

    given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .header("If-Match", draft.tag)
        .delete("/api/v1/packages/" + draft.id + "/entries/a")
        .then()
        .statusCode(200)
        .body("entries.entryId", contains("b"));
    draft.read(Officers.drafter("KR")).body("entries.entryId", contains("b"));
  }

  @Test
  void editsTheHeadButNotTheReference() {
    Draft draft = Draft.of("KR");

    edit(draft, Draft.head(draft.reference).replace("Package of", "Second package of"))
        .statusCode(200)
        .body("title", equalTo("Second package of 24 May 2024"));
    draft.tag = draft.read(Officers.drafter("KR")).extract().header("ETag");
    edit(draft, Draft.head("KR-another"))
        .statusCode(400)
        .body("violations.field", contains("reference"));
  }

  @Test
  void returnsAndWithdraws() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);

    draft
        .post(Officers.approver("KR"), "return", "{\"reason\":\"The flag is outdated\"}")
        .statusCode(200)
        .body("status", equalTo("DRAFT"))
        .body("returnReason", equalTo("The flag is outdated"));
    draft
        .post(Officers.drafter("KR"), "withdraw", "")
        .statusCode(200)
        .body("status", equalTo("WITHDRAWN"));
    draft.read(Officers.portControl()).statusCode(404);
  }

  @Test
  void takesAReferenceOncePerAuthority() {
    Draft draft = Draft.of("KR");

    create("KR", draft.reference)
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:reference-taken"));
    create("JP", draft.reference).statusCode(201);
  }

  @Test
  void createsOneOfManyWithTheSameReferenceAtTheSameTime() throws Exception {
    String reference = "KR-race-" + System.nanoTime();

    assertThat(atOnce(6, () -> create("KR", reference).extract().statusCode()))
        .containsOnlyOnce(201)
        .containsOnly(201, 409);
  }

  @Test
  void releasesOnceWhenAskedManyTimesAtOnce() throws Exception {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1, Entries.KR_RIM);

    List<Integer> statuses = atOnce(6, () -> draft.release().extract().statusCode());

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations?package=" + draft.id)
        .then()
        .body("items", hasSize(2));
  }

  @Test
  void acceptsOneOfManyEditsOfTheSameStateAtTheSameTime() throws Exception {
    Draft draft = Draft.of("KR");
    String tag = draft.tag;

    List<Integer> statuses =
        atOnce(
            6,
            () ->
                given()
                    .auth()
                    .oauth2(Officers.drafter("KR"))
                    .contentType("application/json")
                    .header("If-Match", tag)
                    .body(Entries.KR_MAIA_1)
                    .put(
                        "/api/v1/packages/"
                            + draft.id
                            + "/entries/e"
                            + Thread.currentThread().getId())
                    .statusCode());

    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void listsByReferenceAuthorityDateAndStatus() {
    Draft draft = Draft.released("KR", Entries.KR_MAIA_1);

    given()
        .auth()
        .oauth2(Officers.portControl())
        .get(
            "/api/v1/packages?authority=KR&announcedOn=2024-05-24&status=RELEASED&reference="
                + draft.reference)
        .then()
        .statusCode(200)
        .body("items.id", contains(draft.id))
        .body("items[0].entries", hasSize(1));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/packages?announcedOn=2024-05-25&reference=" + draft.reference)
        .then()
        .body("items", empty());
  }

  @Test
  void takesAPackageThatWasReadFromAnEditionAndNeverAnnounced() {
    String reference = "AU-2025-" + UUID.randomUUID();

    given()
        .auth()
        .oauth2(Officers.drafter("AU"))
        .contentType("application/json")
        .body("{\"reference\":\"" + reference + "\",\"title\":\"Read from an edition\"}")
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/api/v1/packages")
        .then()
        .statusCode(201)
        .body("reference", equalTo(reference))
        .body("announcedOn", nullValue());
  }

  @Test
  void pagesWithoutGapOrRepeat() {
    Draft first = Draft.released("AU", entryOf("AU"));
    Draft second = Draft.released("AU", entryOf("AU"));
    Draft third = Draft.released("AU", entryOf("AU"));
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      ValidatableResponse page =
          given()
              .auth()
              .oauth2(Officers.portControl())
              .get("/api/v1/packages?authority=AU&limit=1" + after)
              .then()
              .statusCode(200);
      seen.addAll(page.extract().path("items.id"));
      String next = page.extract().path("next");
      after = next == null ? "" : "&after=" + next;
    } while (!after.isEmpty());

    assertThat(seen).doesNotHaveDuplicates().containsSubsequence(first.id, second.id, third.id);
  }

  private static String entryOf(String authority) {
    return Entries.KR_MAIA_1
        .replace("KR-DPRK", authority + "-RUS")
        .replace("KR-PORT-ACT", "AU-AUTONOMOUS-SANCTIONS-REGS")
        .replace("\"organ\":\"MOF\",", "");
  }

  private static ValidatableResponse create(String authority, String reference) {
    return given()
        .auth()
        .oauth2(Officers.drafter(authority))
        .contentType("application/json")
        .body(Draft.head(reference))
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/api/v1/packages")
        .then();
  }

  private static ValidatableResponse edit(Draft draft, String head) {
    return given()
        .auth()
        .oauth2(Officers.drafter(draft.authority))
        .contentType("application/json")
        .header("If-Match", draft.tag)
        .body(head)
        .put("/api/v1/packages/" + draft.id)
        .then();
  }

  private static ValidatableResponse list(String bearer, Draft draft) {
    return given()
        .auth()
        .oauth2(bearer)
        .get("/api/v1/packages?reference=" + draft.reference)
        .then()
        .statusCode(200);
  }

  private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      CyclicBarrier start = new CyclicBarrier(times);
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        futures.add(
            threads.submit(
                () -> {
                  start.await(10, TimeUnit.SECONDS);
                  return call.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get(30, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
