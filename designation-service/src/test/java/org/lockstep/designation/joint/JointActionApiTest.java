package org.lockstep.designation.joint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.Tokens;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class JointActionApiTest {
  private static final String TOPIC = "lockstep.designations";
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject ScheduledJointActions scheduled;
  @Inject AgroalDataSource dataSource;

  @Test
  void releasesTheReadyPartsTogetherAndLeavesTheOthersOut() throws SQLException {
    Joint joint = Joint.of("KR", "JP", "GB", "US");
    Draft kr = Draft.approved("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    Draft jp = Draft.approved("JP", Entries.JP_M_LEASING);
    Draft gb = Draft.approved("GB", Entries.GB_M_LEASING);
    joint.attach(kr, "NOTHING", true).statusCode(200);
    joint.attach(jp, "NOTHING", true).statusCode(200);
    joint.attach(gb, "NOTHING", true).statusCode(200);
    gb.post(Officers.drafter("GB"), "withdraw", "").statusCode(200);
    joint.read(Officers.releaser("GB")).body("parts[0].missing", equalTo("WITHDRAWN"));

    joint
        .release()
        .statusCode(200)
        .body("status", equalTo("RELEASED"))
        .body("parts.authority", contains("GB", "JP", "KR", "US"))
        .body("parts.outcome", contains("LEFT_OUT", "RELEASED", "RELEASED", "LEFT_OUT"))
        .body("parts.leftOutReason", contains("WITHDRAWN", null, null, "NO_PACKAGE"));

    joint
        .read(Officers.portControl())
        .statusCode(200)
        .body("parts.authority", contains("JP", "KR"))
        .body("parts.packageId", contains(jp.id, kr.id))
        .body("parts.packageReference", contains(jp.reference, kr.reference))
        .body("parts.outcome", contains(nullValue(), nullValue()))
        .body("note", nullValue())
        .body("createdAt", nullValue());
    String releasedAt = joint.read(Officers.portControl()).extract().path("releasedAt");
    for (Draft part : List.of(kr, jp)) {
      part.read(Officers.portControl())
          .statusCode(200)
          .body("releasedAt", equalTo(releasedAt))
          .body("jointActionId", equalTo(joint.id));
    }
    gb.read(Officers.portControl()).statusCode(404);
    gb.read(Officers.drafter("GB")).body("jointActionId", nullValue());
    assertThat(
            query(
                """
                select count(*), count(distinct xmin::text), count(distinct recorded_at)
                from designation_version where package_id in (?::uuid, ?::uuid)""",
                kr.id,
                jp.id))
        .containsExactly("3", "1", "1");
    ConsumerRecord<String, String> event = Events.await(TOPIC, e -> joint.id.equals(e.key()), SOON);
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("designation-service", "joint-action-released")),
        event.value());
    assertThat(event.value()).contains(kr.id, jp.id, releasedAt).doesNotContain(gb.id, "US", "GB");
    assertThat(Events.header(event, "ce_type")).isEqualTo("org.lockstep.joint_action.released.v1");
  }

  @Test
  void showsParticipantsWhatEachPartAllowsAndOutsidersNothing() {
    Joint joint = Joint.of("KR", "JP", "GB");
    Draft jp = Draft.approved("JP", Entries.JP_M_LEASING);

    joint.attach(jp, "NOTHING", true).statusCode(200);
    joint
        .read(Officers.drafter("KR"))
        .statusCode(200)
        .body("note", equalTo("Embargo until 09:00 in Seoul."))
        .body("parts[1].authority", equalTo("JP"))
        .body("parts[1].ready", equalTo(true))
        .body("parts[1].size()", equalTo(2));
    joint
        .read(Officers.drafter("JP"))
        .body("parts[1].packageId", equalTo(jp.id))
        .body("parts[1].packageStatus", equalTo("APPROVED"))
        .body("parts[1].readyBy", equalTo("jp-releaser"))
        .body("createdBy", nullValue());

    joint.attach(jp, "TARGETS", false).statusCode(200);
    joint
        .read(Officers.approver("GB"))
        .body("parts[1].ready", equalTo(false))
        .body("parts[1].missing", equalTo("NOT_READY"))
        .body("parts[1].packageId", nullValue())
        .body("parts[1].entries", nullValue())
        .body("parts[1].targets[0].caption", equalTo("M Leasing LLC"))
        .body("parts[1].targets[0].subjectType", equalTo("ORGANIZATION"))
        .body("parts[1].targets[0].identifiers[0].value", equalTo("6246853"))
        .body("parts[1].targets[0].listingRecord", nullValue());

    joint.attach(jp, "ALL", false).statusCode(200);
    joint
        .read(Officers.coordinator("KR"))
        .body("parts[1].targets", nullValue())
        .body("parts[1].entries[0].measures", hasSize(2))
        .body("parts[1].entries[0].listingRecord.names[0].name", equalTo("M Leasing LLC"));
    joint.list(Officers.drafter("GB")).body("items.id", contains(joint.id));
    jp.read(Officers.drafter("KR")).statusCode(404);

    String koreanReader = Tokens.of("kr-port").authority("KR").roles("register-reader").bearer();
    for (String outsider : List.of(koreanReader, Officers.portControl(), Officers.drafter("US"))) {
      joint.read(outsider).statusCode(404).body("type", equalTo("urn:lockstep:problem:not-found"));
      joint.list(outsider).body("items", empty()).body("next", nullValue());
    }
    given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .queryParam("knownAt", Instant.now().toString())
        .get("/api/v1/joint-actions/" + joint.id)
        .then()
        .statusCode(404);
  }

  @Test
  void releasesAScheduledOneOnceWhoeverTries() throws Exception {
    Joint joint = Joint.of("KR", "JP");
    Draft kr = Draft.approved("KR", Entries.KR_RIM);
    Draft jp = Draft.approved("JP", Entries.JP_IBEX);
    joint.attach(kr, "NOTHING", true).statusCode(200);
    joint.attach(jp, "NOTHING", true).statusCode(200);
    joint
        .releaseAt(Instant.now().plusSeconds(2).toString())
        .statusCode(200)
        .body("status", equalTo("SCHEDULED"))
        .body("scheduledBy", equalTo("kr-coordinator"));
    kr.release()
        .statusCode(409)
        .body("detail", containsString("joint action"))
        .body("jointActionId", equalTo(joint.id));

    UUID id = UUID.fromString(joint.id);
    ExecutorService replicas = Executors.newFixedThreadPool(6);
    try {
      List<Future<?>> tries = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        tries.add(
            replicas.submit(
                () -> {
                  long end = System.nanoTime() + SOON.toNanos();
                  while (System.nanoTime() < end && !released(joint)) {
                    scheduled.release(id);
                  }
                  return null;
                }));
      }
      for (Future<?> one : tries) {
        one.get(60, TimeUnit.SECONDS);
      }
    } finally {
      replicas.shutdownNow();
    }

    joint.read(Officers.portControl()).body("status", equalTo("RELEASED"));
    assertThat(
            query("select count(*) from outbox where agg_key in (?, ?, ?)", joint.id, kr.id, jp.id))
        .containsExactly("3");
    assertThat(
            query(
                "select count(*) from designation_version where package_id in (?::uuid, ?::uuid)",
                kr.id,
                jp.id))
        .containsExactly("2");
  }

  @Test
  void opensAgainWhenNoPartIsReadyAtTheInstant() {
    Joint joint = Joint.of("KR", "JP");
    Draft kr = Draft.approved("KR", Entries.KR_RIM);
    Draft jp = Draft.approved("JP", Entries.JP_IBEX);
    joint.attach(kr, "NOTHING", true).statusCode(200);
    joint.attach(jp, "NOTHING", true).statusCode(200);
    joint.releaseAt(Instant.now().plusSeconds(2).toString()).statusCode(200);
    joint.attach(kr, "NOTHING", false).statusCode(200);
    joint.takeOut("JP").statusCode(200).body("parts[0].packageId", nullValue());

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                joint
                    .read(Officers.drafter("KR"))
                    .body("status", equalTo("OPEN"))
                    .body("releaseAt", nullValue())
                    .body("releaseProblem", containsString("None of its parts")));
    jp.release().statusCode(200);
    kr.release().statusCode(409);
  }

  @Test
  void leavesOutWhatWasEditedAfterTheConsent() {
    Joint joint = Joint.of("KR", "JP", "GB");
    Draft kr = Draft.approved("KR", Entries.KR_RIM);
    Draft jp = Draft.approved("JP", Entries.JP_IBEX);
    Draft gb = Draft.approved("GB", Entries.GB_M_LEASING);
    for (Draft part : List.of(kr, jp, gb)) {
      joint.attach(part, "TARGETS", true).statusCode(200);
    }
    gb.tag = gb.read(Officers.drafter("GB")).extract().header("ETag");
    gb.put("entry-1", Entries.GB_M_LEASING.replace("RUS1850", "RUS1851")).statusCode(200);
    joint
        .read(Officers.drafter("KR"))
        .body("parts[0].ready", equalTo(false))
        .body("parts[0].missing", equalTo("CHANGED_SINCE_READY"));
    gb.submit().statusCode(200);
    gb.approve().statusCode(200);

    joint.release().statusCode(200).body("parts[0].leftOutReason", equalTo("CHANGED_SINCE_READY"));

    gb.read(Officers.portControl()).statusCode(404);
    gb.release().statusCode(200);
  }

  @Test
  void leavesOutAnAmendmentOfAnOldVersion() {
    Draft listed = Draft.released("GB", Entries.GB_M_LEASING);
    String amendment =
        """
        {"kind":"AMENDMENT","designationId":"%s","basedOn":1,
         "changes":{"listingRecord":{"remarks":"%s"}}}""";
    String designation = listed.designationId(0);
    Draft late = Draft.approved("GB", amendment.formatted(designation, "Leases ships."));
    Joint joint = Joint.of("KR", "JP", "GB");
    Draft kr = Draft.approved("KR", Entries.KR_RIM);
    Draft jp = Draft.approved("JP", Entries.JP_IBEX);
    for (Draft part : List.of(kr, jp, late)) {
      joint.attach(part, "NOTHING", true).statusCode(200);
    }
    Draft.released("GB", amendment.formatted(designation, "Leases vessels."));

    joint
        .release()
        .statusCode(200)
        .body("parts.authority", contains("GB", "JP", "KR"))
        .body("parts.leftOutReason", contains("OUTDATED", null, null));

    late.read(Officers.drafter("GB"))
        .body("status", equalTo("APPROVED"))
        .body("jointActionId", nullValue());
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations/" + designation)
        .then()
        .body("version", equalTo(2));
  }

  @Test
  void needsTwoReadyPartsAndNamesWhoIsMissing() {
    Joint joint = Joint.of("KR", "JP");
    Draft kr = Draft.approved("KR", Entries.KR_RIM);
    joint.attach(kr, "NOTHING", true).statusCode(200);

    joint
        .release()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:wrong-state"))
        .body("detail", containsString("at least two parts"))
        .body("notReady", contains("JP"));
    joint.releaseAt("2020-01-01T00:00:00Z").statusCode(409);

    Draft jp = Draft.approved("JP", Entries.JP_IBEX);
    joint.attach(jp, "NOTHING", true).statusCode(200);
    joint.releaseAt("2020-01-01T00:00:00Z").statusCode(400);
    joint.releaseAt("tomorrow").statusCode(400);
    joint.read(Officers.drafter("KR")).body("status", equalTo("OPEN"));
  }

  @Test
  void letsEachAuthorityTouchItsOwnPartOnly() {
    Joint joint = Joint.of("KR", "JP");
    Draft jp = Draft.approved("JP", Entries.JP_IBEX);
    Draft kr = Draft.approved("KR", Entries.KR_RIM);
    joint.attach(jp, "NOTHING", true).statusCode(200);
    String body = Joint.body(kr.id, "ALL", true);

    joint
        .put(Officers.releaser("KR"), "JP", joint.tag("KR"), body)
        .statusCode(403)
        .body("detail", containsString("you act for KR"));
    joint.put(Officers.releaser("US"), "US", "\"x\"", body).statusCode(404);
    joint.put(Officers.releaser("US"), "JP", "\"x\"", body).statusCode(404);
    for (String verb : List.of("release", "cancel")) {
      joint.post(Officers.coordinator("JP"), verb, "").statusCode(403);
      joint.post(Officers.coordinator("US"), verb, "").statusCode(404);
    }
    joint
        .post(Officers.coordinator("JP"), "invitations", "{\"authority\":\"US\"}")
        .statusCode(403)
        .body("detail", containsString("coordinated by KR"));
    joint.attach("KR", jp.id, "NOTHING", false).statusCode(400);
    joint.attach("KR", UUID.randomUUID().toString(), "NOTHING", false).statusCode(400);

    joint
        .read(Officers.drafter("JP"))
        .body("parts.authority", contains("JP", "KR"))
        .body("parts.ready", contains(true, false));
  }

  @Test
  void editsPartsOnlyFromTheStateThatTheOfficerHasSeen() {
    Joint joint = Joint.of("KR", "JP");
    Draft kr = Draft.approved("KR", Entries.KR_RIM);
    Draft jp = Draft.approved("JP", Entries.JP_IBEX);
    String seen = joint.tag("KR");
    String body = Joint.body(kr.id, "NOTHING", true);
    joint.put(Officers.releaser("KR"), "KR", "", body).statusCode(428);
    joint.attach(jp, "NOTHING", true).statusCode(200);

    joint.put(Officers.releaser("KR"), "KR", seen, body).statusCode(412);
    String tag =
        joint
            .put(Officers.releaser("KR"), "KR", joint.tag("KR"), body)
            .statusCode(200)
            .extract()
            .header("ETag");

    assertThat(joint.tag("KR")).isEqualTo(tag);
    given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .header("If-None-Match", tag)
        .get("/api/v1/joint-actions/" + joint.id)
        .then()
        .statusCode(304);
  }

  @Test
  void takesAPackageIntoOneJointActionAtATimeAndFreesIt() {
    Draft kr = Draft.of("KR");
    Joint first = Joint.of("KR");
    Joint second = Joint.of("KR");
    first.attach(kr, "NOTHING", false).statusCode(200);

    first.attach(kr, "NOTHING", true).statusCode(409).body("state", equalTo("DRAFT"));
    second.attach(kr, "NOTHING", false).statusCode(409).body("jointActionId", equalTo(first.id));
    first.cancel().statusCode(200).body("status", equalTo("CANCELLED"));
    second.attach(kr, "NOTHING", false).statusCode(200);
    Draft other = Draft.of("KR");
    second.attach(other, "NOTHING", false).statusCode(200);
    kr.read(Officers.drafter("KR")).body("jointActionId", nullValue());
    Draft released = Draft.released("KR", Entries.KR_RIM);
    second.attach(released, "NOTHING", false).statusCode(409);

    first.read(Officers.drafter("KR")).statusCode(200);
    first.read(Officers.portControl()).statusCode(404);
    first.attach(released, "NOTHING", false).statusCode(409).body("state", equalTo("CANCELLED"));
  }

  @Test
  void refusesAJointActionWithOneselfOrWithNobodyKnown() {
    Joint joint = Joint.of("KR", "JP");

    joint
        .invite("KR")
        .statusCode(400)
        .body("violations[0].message", containsString("one with others"));
    joint.invite("JP").statusCode(409).body("detail", containsString("invited already"));
    joint.invite("XX").statusCode(400).body("violations[0].message", containsString("JP"));
    Joint.open("KR", joint.reference)
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:reference-taken"));
    Joint.open("JP", joint.reference).statusCode(201).header("Location", not(nullValue()));

    joint.read(Officers.drafter("KR")).body("parts.authority", contains("JP", "KR"));
  }

  @Test
  void keepsToTheFourEyesOfTheAuthority() {
    Joint joint = Joint.of("KR", "JP");
    Draft kr = Draft.of("KR");
    kr.put("entry-0", Entries.KR_RIM).statusCode(200);
    kr.submit().statusCode(200);

    joint.attach(kr, "NOTHING", true).statusCode(409).body("state", equalTo("SUBMITTED"));

    kr.approve().statusCode(200);
    joint.attach(kr, "NOTHING", true).statusCode(200).body("parts[1].ready", equalTo(true));
    kr.post(Officers.approver("KR"), "return", "{\"reason\":\"One more look\"}").statusCode(200);
    joint
        .read(Officers.drafter("KR"))
        .body("parts[1].ready", equalTo(false))
        .body("parts[1].missing", equalTo("NOT_APPROVED"))
        .body("parts[1].packageStatus", equalTo("DRAFT"))
        .body("parts[1].contentHash", notNullValue());
  }

  private static boolean released(Joint joint) {
    return joint.read(Officers.portControl()).extract().statusCode() == 200;
  }

  private List<String> query(String sql, String... values) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        return row;
      }
    }
  }
}
