package org.lockstep.designation.timeline;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.EntityEvents;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/**
 * Rim Yong-hyok as the Republic of Korea and the European Union listed him, and what was said of
 * it.
 */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class TimelineApiTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** The Regulation is in force since 17 March 2014. */
  private static final String EU_RIM =
      """
      {"programmes":["EU-UKR"],"listingDate":"2024-05-31",
       "measures":[{"kind":"ASSET_FREEZE","instrument":"EU-269-2014"}],
       "listingRecord":{"subjectType":"PERSON",
         "names":[{"name":"Rim Yong Hyok","kind":"PRIMARY","strength":"STRONG"}],
         "activities":[
           {"kind":"OTHER","summary":"Undated","source":{"kind":"OFFICIAL","title":"EU"}},
           {"kind":"OTHER","summary":"Went on until then","endDate":"2023-10-05",
            "source":{"kind":"OFFICIAL","title":"EU"}}]}}""";

  @Inject AgroalDataSource dataSource;

  private final UUID rim = UUID.randomUUID();
  private Draft korean;
  private Draft european;

  @BeforeEach
  void listed() {
    korean = Draft.released("KR", Entries.KR_RIM);
    european = Draft.released("EU", EU_RIM);
    EntityEvents.changed(
        rim, 1, "Rim Yong-hyok", 1, korean.designationId(0), european.designationId(0));
    await()
        .atMost(SOON)
        .until(() -> timeline("entity=" + rim).extract().path("items.size()").equals(5));
  }

  @Test
  void showsAllThatHappenedInOneOrder() {
    say("KR", "2024-05-27", "DENIAL", "\"packages\":[\"" + korean.id + "\"]", "OFFICIAL");
    say("KR", "2024-05-28", "MEDIA_REPORT", "\"entities\":[\"" + rim + "\"]", "MEDIA");
    String european0 = european.designationId(0);
    say("EU", "2024-05-29", "REACTION", "\"designations\":[\"" + european0 + "\"]", "OFFICIAL");

    timeline("entity=" + rim)
        .body(
            "items.date",
            contains(
                "2014-03-17",
                "2022",
                "2023-10-05",
                "2024-05-24",
                "2024-05-24",
                "2024-05-28",
                "2024-05-29"))
        .body(
            "items.kind",
            contains(
                "INSTRUMENT_IN_FORCE",
                "ACTIVITY",
                "ACTIVITY",
                "PACKAGE",
                "PACKAGE",
                "STATEMENT",
                "STATEMENT"))
        .body("items[0].instrument", equalTo("EU-269-2014"))
        .body("items[0].authority", equalTo("EU"))
        .body("items[0].title", equalTo("Council Regulation (EU) No 269/2014 came into force"))
        .body("items[0].sources.kind", contains("OFFICIAL"))
        .body("items[1].title", equalTo("림영혁: Dealt with a member of Wagner"))
        .body("items[1].designationId", equalTo(korean.designationId(0)))
        .body("items[1].entityId", equalTo(rim.toString()))
        .body("items[1].activity.endDate", equalTo("2023-10"))
        .body("items[1].sources.title", contains("UN Panel of Experts report"))
        .body("items[3].title", endsWith(" released: Package of 24 May 2024 (1 entry)"))
        .body("items[3].sources[0].title", equalTo("Announcement"))
        .body("items[5].title", equalTo("Media report by Kim Yo-jong: There is no arms trade."))
        .body("items[5].sources.kind", contains("MEDIA"));
    timeline("package=" + korean.id)
        .body("items.kind", contains("ACTIVITY", "PACKAGE", "STATEMENT"))
        .body("items[2].title", equalTo("Denial by Kim Yo-jong: There is no arms trade."));
  }

  /** At 23:30 UTC it is the next day in Seoul, and the evening before in Washington. */
  @ParameterizedTest
  @CsvSource({
    "KR, 2024-05-23T23:30:00Z, 2024-05-24",
    "EU, 2024-05-23T23:30:00Z, 2024-05-24",
    "US, 2024-05-24T01:30:00Z, 2024-05-23"
  })
  void datesAPackageThatWasNotAnnouncedByTheDayWhereItsAuthorityIs(
      String authority, String released, String day) throws SQLException {
    Draft draft =
        switch (authority) {
          case "KR" -> korean;
          case "EU" -> european;
          default -> Draft.released("US", Entries.US_M_LEASING);
        };
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "update sanctions_package set announced_on = null, released_at = ?::timestamptz"
                    + " where id = ?::uuid")) {
      statement.setString(1, released);
      statement.setString(2, draft.id);
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }

    timeline("kind=PACKAGE&package=" + draft.id).body("items.date", contains(day));
    timeline("kind=PACKAGE&package=" + draft.id + "&from=" + day + "&to=" + day)
        .body("items", hasSize(1));
  }

  @Test
  void tellsWhichMandateEndedWhenAndWhy() {
    timeline("kind=INSTRUMENT_ENDED&authority=UN")
        .body("items.instrument", contains("UN-POE-1874"))
        .body("items[0].date", equalTo("2024-04-30"))
        .body(
            "items[0].title",
            equalTo(
                "Mandate of the Panel of Experts under resolution 1874 (2009) ended: Renewal vetoed"
                    + " by Russia on 2024-03-28"));
  }

  @Test
  void filtersByDaysKindAuthorityAndTheme() {
    String entity = "entity=" + rim;
    timeline(entity + "&from=2022-01-01&to=2023-10-05").body("items", hasSize(2));
    timeline(entity + "&from=2022-01-02&to=2023-10-04").body("items", empty());
    timeline(entity + "&kind=PACKAGE").body("items.kind", contains("PACKAGE", "PACKAGE"));
    timeline(entity + "&authority=KR").body("items.authority", contains("KR", "KR"));
    timeline(entity + "&theme=DPRK").body("items.authority", contains("KR", "KR"));
    timeline(entity + "&theme=RUSSIA").body("items.authority", everyItem(equalTo("EU")));
    timeline(entity + "&package=" + european.id).body("items", hasSize(3));
    timeline("package=" + UUID.randomUUID()).body("items", empty());
    timeline("entity=" + UUID.randomUUID()).body("items", empty());
    for (TimelineItem.Kind kind : TimelineItem.Kind.values()) {
      timeline("limit=500&theme=RUSSIA&kind=" + kind)
          .body("items.kind", everyItem(equalTo(kind.name())));
    }
  }

  @Test
  void showsWhatHadHappenedByADayAndWhatWasKnownAtATime() {
    timeline("entity=" + rim + "&validAt=2024-05-24")
        .body("items.kind", contains("INSTRUMENT_IN_FORCE", "ACTIVITY", "PACKAGE", "PACKAGE"));
    timeline("entity=" + rim + "&validAt=2024-05-23")
        .body("items.kind", contains("INSTRUMENT_IN_FORCE"));
    String known = korean.read(Officers.portControl()).extract().path("releasedAt");
    timeline("entity=" + rim + "&knownAt=" + known).body("items.authority", contains("KR", "KR"));
  }

  @Test
  void pagesWithoutGapOrRepeat() {
    List<Map<String, Object>> whole = timeline("entity=" + rim).extract().path("items");
    List<Map<String, Object>> seen = new ArrayList<>();
    String after = "";
    do {
      ValidatableResponse page = timeline("limit=1&entity=" + rim + after);
      page.body("items", hasSize(1));
      seen.addAll(page.extract().path("items"));
      String next = page.extract().path("next");
      after = next == null ? "" : "&after=" + next;
    } while (!after.isEmpty());

    assertThat(seen).isEqualTo(whole);
  }

  @Test
  void tellsNothingOfWhatIsNotReleased() {
    String before = timeline("limit=500&from=2022-01-01").extract().asString();
    Draft approved = Draft.approved("KR", Entries.KR_RIM);

    assertThat(timeline("limit=500&from=2022-01-01").extract().asString()).isEqualTo(before);
    timeline("package=" + approved.id).body("items", empty());
    assertThat(
            given()
                .auth()
                .oauth2(Officers.drafter("KR"))
                .get("/api/v1/timeline?package=" + approved.id)
                .then()
                .extract()
                .asString())
        .isEqualTo("{\"items\":[]}");
    approved.release().statusCode(200);
    timeline("package=" + approved.id).body("items", not(empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind=RUMOUR",
        "from=yesterday",
        "from=2024-05-25&to=2024-05-24",
        "theme=MARS",
        "authority=XX",
        "package=x",
        "entity=x",
        "validAt=2024",
        "knownAt=tomorrow",
        "limit=0",
        "after=x",
        "country=KP"
      })
  void refusesBadInput(String query) {
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/timeline?" + query)
        .then()
        .statusCode(400)
        .body("type", equalTo("urn:lockstep:problem:invalid-request"))
        .body("violations", hasSize(1));
  }

  private static void say(String authority, String date, String kind, String about, String source) {
    given()
        .auth()
        .oauth2(Officers.drafter(authority))
        .contentType("application/json")
        .header("Idempotency-Key", UUID.randomUUID())
        .body(
            """
            {"reference":"%s","kind":"%s","speaker":"Kim Yo-jong","country":"KP","date":"%s",
             "text":"There is no arms trade.","about":{%s},
             "source":{"kind":"%s","title":"Report of the statement"}}"""
                .formatted(UUID.randomUUID(), kind, date, about, source))
        .post("/api/v1/statements")
        .then()
        .statusCode(201);
  }

  private static ValidatableResponse timeline(String query) {
    return given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/timeline?" + query)
        .then()
        .statusCode(200);
  }
}
