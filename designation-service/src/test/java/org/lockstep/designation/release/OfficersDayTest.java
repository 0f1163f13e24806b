package org.lockstep.designation.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

/** What the officers of one authority do in a day: few calls, nothing lost, nothing overlooked. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class OfficersDayTest {
  private static final String DRAFTER = Officers.drafter("KR");
  private static final String APPROVER = Officers.approver("KR");
  private static final String RELEASER = Officers.releaser("KR");
  private static final String THREE =
      "\"entries\":{\"maia-1\":%s,\"rim\":%s,\"m-leasing\":%s}"
          .formatted(
              Entries.KR_MAIA_1,
              Entries.KR_RIM,
              Entries.KR_RIM.replace("\"838\"", "\"839\"").replace("림영혁", "한혁철"));

  @Inject AgroalDataSource dataSource;

  @Test
  void draftsAndSubmitsAPackageOfThreeEntriesInOneCall() {
    String id =
        create(reference(), THREE + ",\"submit\":true")
            .statusCode(201)
            .body("status", equalTo("SUBMITTED"))
            .body("submittedBy", equalTo("kr-drafter"))
            .body("editors", contains("kr-drafter"))
            .body("entries.entryId", contains("m-leasing", "maia-1", "rim"))
            .body("counts.persons", equalTo(2))
            .extract()
            .path("id");

    get(DRAFTER, "/" + id + "/steps")
        .body("items.step", contains("draft", "submit"))
        .body("items[0].detail", containsString("m-leasing, maia-1, rim"));
  }

  @Test
  void answersTheSameCallAgainWithoutASecondPackage() {
    String reference = reference();
    UUID key = UUID.randomUUID();
    String first = create(DRAFTER, key, reference, THREE).statusCode(201).extract().path("id");

    create(DRAFTER, key, reference, THREE).statusCode(201).body("id", equalTo(first));

    create(DRAFTER, key, reference, THREE.replace("839", "840")).statusCode(422);
  }

  @Test
  void leavesNothingOfAPackageOfWhichOneEntryIsRefused() {
    String reference = reference();

    create(
            reference,
            THREE.replaceFirst("9358010", "9358011").replace("\"KR-CTF-ACT\"", "\"KR-NONE\""))
        .statusCode(400)
        .body(
            "violations.field",
            contains(
                "entries.m-leasing.measures[1].instrument",
                "entries.maia-1.listingRecord.identifiers[0].value",
                "entries.rim.measures[1].instrument"));

    create(reference, THREE).statusCode(201);
  }

  @Test
  void namesTheEntryWhoseIdOrDesignationIsNotGood() {
    String gone = UUID.randomUUID().toString();

    create(
            reference(),
            "\"entries\":{\"MAIA 1\":%s,\"rim\":{\"kind\":\"DELISTING\",\"designationId\":\"%s\"}}"
                .formatted(Entries.KR_MAIA_1, gone))
        .statusCode(400)
        .body("violations.field", hasItem("entries.MAIA 1"));
    create(
            reference(),
            "\"entries\":{\"rim\":{\"kind\":\"DELISTING\",\"designationId\":\"%s\"}}"
                .formatted(gone))
        .statusCode(400)
        .body("violations.field", contains("entries.rim.designationId"));
  }

  @Test
  void refusesTwoEntriesOnOneDesignation() {
    String designation = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);
    String delisting = "{\"kind\":\"DELISTING\",\"designationId\":\"%s\"}".formatted(designation);

    create(reference(), "\"entries\":{\"a\":%s,\"b\":%s}".formatted(delisting, delisting))
        .statusCode(400)
        .body("violations.field", contains("entries.b.designationId"))
        .body("violations[0].message", containsString("a"));
  }

  @Test
  void freesTheReferenceOfAWithdrawnPackageAndCopiesItsEntries() {
    String reference = reference();
    String withdrawn = create(reference, THREE).statusCode(201).extract().path("id");
    create(reference, THREE).statusCode(409).body("type", containsString("reference-taken"));
    post(DRAFTER, withdrawn, "withdraw", "").statusCode(200);

    String id =
        create(
                reference,
                "\"entriesOf\":\"%s\",\"entries\":{\"rim\":%s},\"submit\":true"
                    .formatted(withdrawn, Entries.KR_RIM.replace("\"838\"", "\"900\"")))
            .statusCode(201)
            .body("status", equalTo("SUBMITTED"))
            .body("entries.entryId", contains("m-leasing", "maia-1", "rim"))
            .body("entries[2].authorityId", equalTo("900"))
            .extract()
            .path("id");

    get(DRAFTER, "/" + id + "/steps").body("items[0].detail", containsString(withdrawn));
    create(reference, THREE).statusCode(409);
  }

  @Test
  void countsThoseWhoWorkedOnCopiedEntriesAmongItsEditors() {
    String reference = reference();
    String withdrawn =
        create(Officers.drafter("KR"), reference, THREE).statusCode(201).extract().path("id");
    post(DRAFTER, withdrawn, "withdraw", "").statusCode(200);
    String colleague =
        Tokens.of("kr-colleague").authority("KR").roles("drafter", "register-reader").bearer();

    create(colleague, reference, "\"entriesOf\":\"%s\"".formatted(withdrawn))
        .statusCode(201)
        .body("createdBy", equalTo("kr-colleague"))
        .body("editors", contains("kr-colleague", "kr-drafter"));
  }

  @Test
  void copiesOnlyFromWithdrawnPackagesOfItsOwnAuthority() {
    String open = create(reference(), THREE).statusCode(201).extract().path("id");
    String ofJapan = Draft.of("JP").id;

    for (String other : new String[] {open, ofJapan, UUID.randomUUID().toString()}) {
      create(reference(), "\"entriesOf\":\"%s\"".formatted(other))
          .statusCode(400)
          .body("violations.field", contains("entriesOf"))
          .body("violations[0].message", containsString("withdrawn package of your own"));
    }
  }

  @Test
  void freesTheReferenceOfACancelledJointAction() {
    Joint joint = Joint.of("KR", "JP");
    given()
        .auth()
        .oauth2(Officers.coordinator("KR"))
        .post("/api/v1/joint-actions/" + joint.id + "/cancel")
        .then()
        .statusCode(200);
    String reference =
        given()
            .auth()
            .oauth2(Officers.coordinator("KR"))
            .get("/api/v1/joint-actions/" + joint.id)
            .path("reference");

    given()
        .auth()
        .oauth2(Officers.coordinator("KR"))
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID())
        .body("{\"reference\":\"%s\",\"title\":\"Again\"}".formatted(reference))
        .post("/api/v1/joint-actions")
        .then()
        .statusCode(201);
  }

  @Test
  void takesAScheduledReleaseBack() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    draft.post(RELEASER, "unschedule", "").statusCode(409).body("state", equalTo("APPROVED"));
    schedule(draft, Instant.now().plusSeconds(86_400));

    draft
        .post(RELEASER, "unschedule", "")
        .statusCode(200)
        .body("status", equalTo("APPROVED"))
        .body("approvedBy", equalTo("kr-approver"))
        .body("releaseAt", nullValue())
        .body("releasedBy", nullValue());

    get(DRAFTER, "/" + draft.id + "/steps").body("items[-1].step", equalTo("unschedule"));
    draft.release().statusCode(200);
    draft
        .post(RELEASER, "unschedule", "")
        .statusCode(409)
        .body("type", containsString("wrong-state"))
        .body("state", equalTo("RELEASED"));
  }

  /** The clock takes the lock; who comes second is told what has become of it. */
  @Test
  void tellsWhoComesAfterTheClockThatItIsReleased() throws Exception {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    schedule(draft, Instant.now().plusSeconds(86_400));
    CompletableFuture<ValidatableResponse> second;

    try (Connection clock = dataSource.getConnection();
        Statement statement = clock.createStatement()) {
      clock.setAutoCommit(false);
      statement.execute(
          "select id from sanctions_package where id = '" + draft.id + "' for update");
      second = CompletableFuture.supplyAsync(() -> draft.post(RELEASER, "unschedule", ""));
      awaitWaiting();
      statement.execute(
          "update sanctions_package set status = 'RELEASED', release_at = null,"
              + " released_at = now(), version = version + 1 where id = '"
              + draft.id
              + "'");
      clock.commit();
    }

    second.get().statusCode(409).body("state", equalTo("RELEASED"));
  }

  @Test
  void takesAScheduledJointReleaseBack() {
    Joint joint = Joint.of("KR", "JP");
    joint.attach(Draft.approved("KR", Entries.KR_RIM), "ALL", true).statusCode(200);
    joint.attach(Draft.approved("JP", Entries.JP_IBEX), "ALL", true).statusCode(200);
    unschedule(joint, "KR").statusCode(409).body("state", equalTo("OPEN"));
    given()
        .auth()
        .oauth2(Officers.coordinator("KR"))
        .contentType("application/json")
        .body("{\"at\":\"%s\"}".formatted(Instant.now().plusSeconds(86_400)))
        .post("/api/v1/joint-actions/" + joint.id + "/release")
        .then()
        .statusCode(200)
        .body("status", equalTo("SCHEDULED"));
    unschedule(joint, "JP").statusCode(403);
    unschedule(joint, "US").statusCode(404);

    unschedule(joint, "KR")
        .statusCode(200)
        .body("status", equalTo("OPEN"))
        .body("releaseAt", nullValue())
        .body("scheduledBy", nullValue())
        .body("parts.ready", contains(true, true));
  }

  @Test
  void showsEachOfficerWhatWaitsForThem() {
    String submitted =
        create(reference(), THREE + ",\"submit\":true").statusCode(201).extract().path("id");
    Draft approved = Draft.approved("KR", Entries.KR_MAIA_1);
    String returned =
        create(reference(), THREE + ",\"submit\":true").statusCode(201).extract().path("id");
    post(APPROVER, returned, "return", "{\"reason\":\"The flag is missing\"}").statusCode(200);
    String drafted = create(reference(), THREE).statusCode(201).extract().path("id");

    assertThat(waitingFor(APPROVER)).contains(submitted).doesNotContain(returned, drafted);
    assertThat(waitingFor(RELEASER)).contains(approved.id).doesNotContain(submitted, returned);
    assertThat(waitingFor(DRAFTER))
        .contains(returned)
        .doesNotContain(submitted, approved.id, drafted);
    assertThat(waitingFor(Officers.approver("JP"))).doesNotContain(submitted);
    assertThat(waitingFor(Officers.portControl())).isEmpty();
    String both =
        Tokens.of("kr-drafter")
            .authority("KR")
            .roles("drafter", "approver", "register-reader")
            .bearer();
    assertThat(waitingFor(both)).contains(returned).doesNotContain(submitted);
    get(APPROVER, "?waitingFor=kr-approver")
        .statusCode(400)
        .body("violations.field", contains("waitingFor"));
    get(APPROVER, "?waitingFor=me&validAt=2024-05-24").statusCode(400);
  }

  @Test
  void tellsWhoReleasesWhyAScheduledReleaseFellOut() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    schedule(draft, Instant.now().plusSeconds(86_400));
    assertThat(waitingFor(RELEASER)).doesNotContain(draft.id);
    draft.tag = draft.read(DRAFTER).extract().header("ETag");

    draft.put("entry-0", Entries.KR_MAIA_1.replace("\"RU\"", "\"PA\"")).statusCode(200);

    String told = "fell out: kr-drafter has edited the package";
    for (String officer : new String[] {RELEASER, DRAFTER}) {
      assertThat(waitingFor(officer)).contains(draft.id);
      get(officer, "?waitingFor=me&limit=500")
          .body("items.find { it.id == '" + draft.id + "' }.releaseProblem", containsString(told));
    }
    assertThat(waitingFor(APPROVER)).doesNotContain(draft.id);
    draft.read(RELEASER).body("status", equalTo("DRAFT")).body("releaseAt", nullValue());

    draft.submit().statusCode(200);
    assertThat(waitingFor(RELEASER)).contains(draft.id);
    assertThat(waitingFor(APPROVER)).contains(draft.id);
    assertThat(waitingFor(DRAFTER)).doesNotContain(draft.id);
    draft.approve().statusCode(200).body("releaseProblem", containsString(told));
    assertThat(waitingFor(RELEASER)).contains(draft.id);
    assertThat(waitingFor(DRAFTER)).as("they have seen to it").doesNotContain(draft.id);

    schedule(draft, Instant.now().plusSeconds(86_400));
    draft.read(RELEASER).body("releaseProblem", nullValue());
    assertThat(waitingFor(RELEASER)).doesNotContain(draft.id);
  }

  @Test
  void tellsWhoReleasesThatAnApproverReturnedWhatWasScheduled() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    schedule(draft, Instant.now().plusSeconds(86_400));

    post(APPROVER, draft.id, "return", "{\"reason\":\"The flag is missing\"}").statusCode(200);

    assertThat(waitingFor(RELEASER)).contains(draft.id);
    draft.read(RELEASER).body("releaseProblem", containsString("The flag is missing"));
    draft.post(DRAFTER, "withdraw", "").statusCode(200);
    assertThat(waitingFor(RELEASER)).doesNotContain(draft.id);
  }

  @Test
  void showsWhatHasChangedSinceTheLastApproval() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    draft.read(DRAFTER);
    get(APPROVER, "/" + draft.id + "/changes")
        .statusCode(200)
        .body("approvedHash", equalTo(draft.contentHash()))
        .body("head", empty())
        .body("entries", empty());
    draft.tag = draft.read(DRAFTER).extract().header("ETag");
    draft.put("entry-0", Entries.KR_MAIA_1.replace("\"RU\"", "\"PA\"")).statusCode(200);
    draft.put("entry-2", Entries.KR_RIM).statusCode(200);
    draft.tag =
        given()
            .auth()
            .oauth2(DRAFTER)
            .header("If-Match", draft.tag)
            .delete("/api/v1/packages/" + draft.id + "/entries/entry-1")
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");
    given()
        .auth()
        .oauth2(DRAFTER)
        .contentType("application/json")
        .header("If-Match", draft.tag)
        .body(
            Draft.head(draft.reference).replace("\"declaredTargets\":12", "\"declaredTargets\":9"))
        .put("/api/v1/packages/" + draft.id)
        .then()
        .statusCode(200);

    get(APPROVER, "/" + draft.id + "/changes")
        .statusCode(200)
        .body("approvedBy", equalTo("kr-approver"))
        .body("head.field", contains("declaredTargets"))
        .body("head[0]", hasEntry("to", 9))
        .body("entries.entryId", contains("entry-0", "entry-1", "entry-2"))
        .body("entries.change", contains("CHANGED", "REMOVED", "ADDED"))
        .body("entries[0].changes.field", contains("listingRecord.flag"))
        .body("entries[0].changes[0].to", equalTo("PA"));
    for (String other : new String[] {Officers.approver("JP"), Officers.portControl()}) {
      get(other, "/" + draft.id + "/changes").statusCode(404);
    }
  }

  @Test
  void showsAllOfAPackageThatWasNeverApprovedAsAdded() {
    String id = create(reference(), THREE).statusCode(201).extract().path("id");

    get(APPROVER, "/" + id + "/changes")
        .statusCode(200)
        .body("approvedHash", nullValue())
        .body("entries.change", contains("ADDED", "ADDED", "ADDED"));
  }

  @Test
  void keepsNoSecondCopyOfWhatIsReleased() throws SQLException {
    Draft draft = Draft.released("KR", Entries.KR_MAIA_1);

    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from package_approval where package_id = '" + draft.id + "'")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
    get(APPROVER, "/" + draft.id + "/changes").statusCode(409).body("state", not(nullValue()));
  }

  private void awaitWaiting() {
    await()
        .until(
            () -> {
              try (Connection connection = dataSource.getConnection();
                  Statement statement = connection.createStatement();
                  var rows =
                      statement.executeQuery(
                          "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                              + " and query like '%sanctions_package%'")) {
                rows.next();
                return rows.getInt(1) > 0;
              }
            });
  }

  private static List<String> waitingFor(String bearer) {
    return get(bearer, "?waitingFor=me&limit=500").statusCode(200).extract().path("items.id");
  }

  private static ValidatableResponse unschedule(Joint joint, String authority) {
    return given()
        .auth()
        .oauth2(Officers.coordinator(authority))
        .post("/api/v1/joint-actions/" + joint.id + "/unschedule")
        .then();
  }

  private static void schedule(Draft draft, Instant at) {
    draft
        .post(RELEASER, "release", "{\"at\":\"%s\"}".formatted(at))
        .statusCode(200)
        .body("status", equalTo("SCHEDULED"));
  }

  private static String reference() {
    return "KR-2024-05-24-" + UUID.randomUUID();
  }

  private static ValidatableResponse create(String reference, String more) {
    return create(DRAFTER, reference, more);
  }

  private static ValidatableResponse create(String bearer, String reference, String more) {
    return create(bearer, UUID.randomUUID(), reference, more);
  }

  private static ValidatableResponse create(
      String bearer, UUID key, String reference, String more) {
    return given()
        .auth()
        .oauth2(bearer)
        .contentType("application/json")
        .header("Idempotency-Key", key)
        .body(Draft.head(reference).replaceFirst("\\{", "{" + Matcher.quoteReplacement(more) + ","))
        .post("/api/v1/packages")
        .then();
  }

  private static ValidatableResponse post(String bearer, String id, String verb, String body) {
    var request = given().auth().oauth2(bearer);
    if (!body.isEmpty()) {
      request.contentType("application/json").body(body);
    }
    return request.post("/api/v1/packages/" + id + "/" + verb).then();
  }

  private static ValidatableResponse get(String bearer, String path) {
    return given().auth().oauth2(bearer).get("/api/v1/packages" + path).then();
  }
}
