package org.lockstep.designation.joint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Joint;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** What becomes of a scheduled joint release when parts of it change before the instant. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ChangedPartsTest {
  private static final String RETURN = "{\"reason\":\"One more look\"}";

  @Inject AgroalDataSource dataSource;

  private Joint joint;
  private Draft kr;
  private Draft jp;
  private Draft gb;
  private Draft us;

  @BeforeEach
  void fourPartsThatAreReadyAndAnInstant() {
    joint = Joint.of("KR", "JP", "GB", "US");
    kr = Draft.approved("KR", Entries.KR_RIM);
    jp = Draft.approved("JP", Entries.JP_IBEX);
    gb = Draft.approved("GB", Entries.GB_M_LEASING);
    us = Draft.approved("US", Entries.US_M_LEASING);
    for (Draft part : List.of(kr, jp, gb, us)) {
      joint.attach(part, "NOTHING", true).statusCode(200);
    }
    joint.releaseAt(Instant.now().plusSeconds(86_400).toString()).statusCode(200);
  }

  @Test
  void tellsWhoScheduledItInOneReadWhichPartsAreNotReadyAnyMoreAndWhy() {
    changed();

    joint
        .read(Officers.coordinator("KR"))
        .body("status", equalTo("SCHEDULED"))
        .body("parts.authority", contains("GB", "JP", "KR", "US"))
        .body("parts.ready", contains(false, false, true, false))
        .body("parts.missing", contains("WITHDRAWN", "CHANGED_SINCE_READY", null, "NOT_APPROVED"));
    joint
        .list(Officers.coordinator("KR"))
        .body(
            "items[0].parts.missing",
            contains("WITHDRAWN", "CHANGED_SINCE_READY", null, "NOT_APPROVED"));
    joint
        .read(Officers.releaser("JP"))
        .body("parts.ready", contains(false, false, true, false))
        .body("parts.missing", contains(null, "CHANGED_SINCE_READY", null, null));
    joint.post(Officers.coordinator("KR"), "unschedule", "").statusCode(200);
    joint
        .read(Officers.coordinator("KR"))
        .body("parts.missing", contains(nullValue(), nullValue(), nullValue(), nullValue()));
  }

  @Test
  void showsOthersNothingThatItsAuthorityHasNotConsentedTo() {
    Joint shown = Joint.of("KR", "JP");
    Draft part = Draft.approved("KR", Entries.KR_RIM);
    shown.attach(part, "TARGETS", true).statusCode(200);
    String targets = "parts.find { it.authority == 'KR' }.targets";
    shown.read(Officers.coordinator("JP")).body(targets, hasSize(1));

    part.tag = part.read(Officers.drafter("KR")).extract().header("ETag");
    part.put("later", Entries.KR_MAIA_1).statusCode(200);

    shown
        .read(Officers.coordinator("JP"))
        .body(targets, nullValue())
        .body("parts.find { it.authority == 'KR' }.missing", equalTo("CHANGED_SINCE_READY"));
  }

  @Test
  void releasesNothingThatItsAuthorityHasNotApprovedAndConsentedTo() throws SQLException {
    changed();
    jp.submit().statusCode(200);
    jp.approve().statusCode(200);
    us.submit().statusCode(200);

    theInstantComes();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> joint.read(Officers.coordinator("KR")).body("status", equalTo("RELEASED")));
    joint
        .read(Officers.coordinator("KR"))
        .body("parts.outcome", contains("LEFT_OUT", "LEFT_OUT", "RELEASED", "LEFT_OUT"))
        .body(
            "parts.leftOutReason",
            contains("WITHDRAWN", "CHANGED_SINCE_READY", null, "NOT_APPROVED"));
    joint.read(Officers.portControl()).body("parts.authority", contains("KR"));
    kr.read(Officers.portControl()).statusCode(200);
    for (Draft part : List.of(jp, gb, us)) {
      part.read(Officers.portControl()).statusCode(404);
      part.read(Officers.drafter(part.authority)).body("jointActionId", nullValue());
    }
    given()
        .auth()
        .oauth2(Officers.drafter("JP"))
        .get("/api/v1/packages/" + jp.id + "/steps")
        .then()
        .body("items[-1].step", equalTo("leave"))
        .body("items[-1].detail", containsString("left out, CHANGED_SINCE_READY"));
    jp.release().statusCode(200);
  }

  @Test
  void takesNoContentThatWasEditedBackForTheOneConsentedTo() throws SQLException {
    String consented = jp.contentHash();
    jp.tag = jp.read(Officers.drafter("JP")).extract().header("ETag");
    jp.put("entry-0", Entries.JP_M_LEASING).statusCode(200);
    jp.put("entry-0", Entries.JP_IBEX).statusCode(200);
    assertThat(jp.contentHash()).isEqualTo(consented);
    jp.submit().statusCode(200);
    jp.approve().statusCode(200);

    String reason = "parts.find { it.authority == 'JP' }.%s";
    joint
        .read(Officers.coordinator("KR"))
        .body(reason.formatted("ready"), equalTo(false))
        .body(reason.formatted("missing"), equalTo("CHANGED_SINCE_READY"));
    assertThat(waitingFor(Officers.releaser("JP"))).contains(jp.id);
    theInstantComes();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> joint.read(Officers.coordinator("KR")).body("status", equalTo("RELEASED")));
    joint
        .read(Officers.coordinator("KR"))
        .body(reason.formatted("leftOutReason"), equalTo("CHANGED_SINCE_READY"));
    jp.read(Officers.portControl()).statusCode(404);
  }

  @Test
  void saysOfEachPartWhyNothingWasReleased() throws SQLException {
    changed();
    kr.post(Officers.approver("KR"), "return", RETURN).statusCode(200);

    theInstantComes();

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                joint
                    .read(Officers.coordinator("KR"))
                    .body("status", equalTo("OPEN"))
                    .body(
                        "releaseProblem",
                        allOf(
                            containsString("None of its parts"),
                            containsString("GB WITHDRAWN, JP CHANGED_SINCE_READY"),
                            containsString("KR NOT_APPROVED, US NOT_APPROVED"))));
  }

  @Test
  void asksTheReleaserForTheConsentThatAnEditHasTakenBack() {
    assertThat(waitingFor(Officers.releaser("JP"))).doesNotContain(jp.id);
    edit();
    assertThat(waitingFor(Officers.releaser("JP"))).doesNotContain(jp.id);
    jp.submit().statusCode(200);
    assertThat(waitingFor(Officers.approver("JP"))).contains(jp.id);
    jp.approve().statusCode(200);

    assertThat(waitingFor(Officers.releaser("JP"))).contains(jp.id);

    joint.attach(jp, "NOTHING", true).statusCode(200);
    assertThat(waitingFor(Officers.releaser("JP"))).doesNotContain(jp.id);
    joint.read(Officers.coordinator("KR")).body("parts.ready", hasItem(true));
  }

  /** One is edited, one withdrawn, one returned to its drafters. */
  private void changed() {
    edit();
    gb.post(Officers.drafter("GB"), "withdraw", "").statusCode(200);
    us.post(Officers.approver("US"), "return", RETURN).statusCode(200);
  }

  private void edit() {
    jp.tag = jp.read(Officers.drafter("JP")).extract().header("ETag");
    jp.put("entry-1", Entries.JP_M_LEASING).statusCode(200);
  }

  private void theInstantComes() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "update joint_action set release_at = now() where id = ?::uuid")) {
      statement.setString(1, joint.id);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
  }

  private static List<String> waitingFor(String bearer) {
    return given()
        .auth()
        .oauth2(bearer)
        .get("/api/v1/packages?waitingFor=me&limit=500")
        .then()
        .statusCode(200)
        .extract()
        .path("items.id");
  }
}
