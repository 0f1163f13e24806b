package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.lockstep.entity.Api.awaitListedUnder;
import static org.lockstep.entity.Api.reader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;

/** Which listings hold on the day asked for, as known then. */
@QuarkusTest
class TwoTimesTest {

  @Test
  void doesNotTellADelistingToComeAsPresent() {
    Published listed = Published.vessel("KR", "MAIA-1").imo("9700017").on("2024-05-24").send();
    Published lifted =
        Published.vessel("KR", "MAIA-1")
            .imo("9700017")
            .on("2024-05-24")
            .after(listed)
            .recorded("2026-11-24T09:00:00Z")
            .changed(
                "DELISTED",
                new ListingState(null, "2024-05-23", "NOT_YET_IN_FORCE", 1),
                new ListingState("2024-05-24", "2999-11-30", "IN_FORCE", 1),
                new ListingState("2999-12-01", null, "DELISTED", 1))
            .send();
    String id = awaitVersion("imoNumber:9700017", lifted, 2);

    assertLine(id, "", "IN_FORCE", "2024-05-24", "2999-11-30");
    assertThat(Api.profile(id).getString("listings[0].packageReference"))
        .isEqualTo("KR-2024-05-24");
    assertLine(id, "?validAt=2999-11-30", "IN_FORCE", "2024-05-24", "2999-11-30");
    assertLine(id, "?validAt=2999-12-01", "DELISTED", "2024-05-24", "2999-11-30");
    assertLine(id, "?validAt=2024-05-23", "NOT_YET_IN_FORCE", null, "2024-05-23");
    assertLine(
        id, "?validAt=2999-12-01&knownAt=2026-11-23T10:00:00Z", "IN_FORCE", "2024-05-24", null);
    JsonPath told = JsonPath.from(Api.events(id).get(Api.events(id).size() - 1).value());
    assertThat(told.getString("listings[0].status")).isEqualTo("IN_FORCE");
    assertThat(told.getString("listings[0].endDate")).isEqualTo("2999-11-30");
  }

  @Test
  void showsAListingToComeAsNotYetInForceAndForgetsWhatWasNotKnown() {
    Published listed = Published.vessel("JP", "SHIN YANG").imo("9700029").on("2999-01-01").send();
    String id = awaitListedUnder("imoNumber:9700029", listed).getString("id");

    assertLine(id, "", "NOT_YET_IN_FORCE", null, "2998-12-31");
    assertLine(id, "?validAt=2999-01-01", "IN_FORCE", "2999-01-01", null);
    reader().get("/api/v1/entities/{id}?knownAt=2026-11-23T08:59:59Z", id).then().statusCode(404);
    assertThat(
            reader()
                .get("/api/v1/entities?identifier=imoNumber:9700029&knownAt=2026-11-23T08:59:59Z")
                .jsonPath()
                .getList("items"))
        .isEmpty();
  }

  @Test
  void showsTheNameOfTheDayAskedFor() {
    Published listed = Published.vessel("US", "PATRIOT").imo("9700031").on("2024-05-24").send();
    Published renamed =
        Published.vessel("US", "BELLA")
            .imo("9700031")
            .on("2024-05-24")
            .after(listed)
            .recorded("2026-11-24T09:00:00Z")
            .changed(
                "IN_FORCE",
                new ListingState(null, "2024-05-23", "NOT_YET_IN_FORCE", 1),
                new ListingState("2024-05-24", "2999-11-30", "IN_FORCE", 1),
                new ListingState("2999-12-01", null, "IN_FORCE", 2))
            .send();
    String id = awaitVersion("imoNumber:9700031", renamed, 2);

    assertThat(Api.profile(id).getString("caption")).isEqualTo("PATRIOT");
    reader()
        .get("/api/v1/entities/{id}?validAt=2999-12-01", id)
        .then()
        .body("caption", equalTo("BELLA"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validAt=2024-02-30",
        "validAt=tomorrow",
        "knownAt=2999-01-01T00:00:00Z",
        "knownAt=2024-05-24",
        "validAt=2024-05-24&validAt=2024-05-25"
      })
  void refusesTimesThatAreNone(String query) {
    reader()
        .get("/api/v1/entities/5b0d8a52-6f0e-4c1e-9a53-0f7f1d6c1a01?" + query)
        .then()
        .statusCode(400)
        .body("violations[0].field", containsString(query.substring(0, 7)));
  }

  private static String awaitVersion(String identifier, Published designation, int version) {
    String id = awaitListedUnder(identifier, designation).getString("id");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(Api.profile(id).getInt("version")).isEqualTo(version));
    return id;
  }

  private static void assertLine(
      String id,
      String query,
      String status,
      @Nullable String startDate,
      @Nullable String endDate) {
    JsonPath profile =
        reader().get("/api/v1/entities/" + id + query).then().statusCode(200).extract().jsonPath();
    assertThat(profile.getList("listings")).as(query).hasSize(1);
    assertThat(profile.getString("listings[0].status")).as(query).isEqualTo(status);
    assertThat(profile.getString("listings[0].startDate")).as(query).isEqualTo(startDate);
    assertThat(profile.getString("listings[0].endDate")).as(query).isEqualTo(endDate);
  }
}
