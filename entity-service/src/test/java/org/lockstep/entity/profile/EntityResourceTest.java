package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.lockstep.entity.Api.awaitListedUnder;
import static org.lockstep.entity.Api.reader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;

@QuarkusTest
class EntityResourceTest {

  @Test
  void showsEverythingThatTheListingRecordSays() {
    Path contract = Contracts.event("designation-service", "designation-published");
    String event =
        Contracts.example(contract).replace("9358010", "0000103").replace("MAIA-1", "OCEAN RISING");
    String key = JsonPath.from(event).getString("designationId");
    Events.send(Published.TOPIC, key, Published.TYPE, event);
    Published other = Published.vessel("US", "OCEAN RISING").imo("0000103").send();

    JsonPath profile = awaitListedUnder("imoNumber:0000103", other);

    assertThat(profile.getString("subjectType")).isEqualTo("VESSEL");
    assertThat(profile.getString("flag")).isEqualTo("RU");
    assertThat(profile.getList("countries")).containsExactly("RU");
    assertThat(profile.getList("activities.summary"))
        .containsExactly("Carried containers between Rajin and Vostochny");
    assertThat(profile.getString("activities[0].source.kind")).isEqualTo("MEDIA");
    assertThat(profile.getList("sources.kind")).containsExactly("MEDIA", "OFFICIAL");
    assertThat(profile.getList("names.name")).containsExactly("OCEAN RISING", "Neptun");
    assertThat(profile.<Map<String, Object>>getList("listings").get(0))
        .containsEntry("authority", "KR")
        .containsEntry("packageReference", "KR-2024-05-24")
        .containsEntry("listingDate", "2024-05-24")
        .containsEntry("programmes", List.of("KR-DPRK"));
    assertThat(profile.getString("listings[0].measures[0].instrument")).isEqualTo("KR-PORT-ACT");
    assertThat(profile.getList("judgements")).isEmpty();
    for (String always : List.of("nationalities", "birthDates", "positions", "addresses")) {
      assertThat(profile.getList(always)).as(always).isEmpty();
    }
  }

  @Test
  void answersNotModifiedWhileNothingChanged() {
    Published designation = Published.vessel("US", "NEPTUNE CROWN").imo("0000115").send();
    String id = awaitListedUnder("imoNumber:0000115", designation).getString("id");
    String tag = reader().get("/api/v1/entities/{id}", id).header("ETag");

    assertThat(tag).isNotBlank();
    reader()
        .header("If-None-Match", "W/" + tag)
        .get("/api/v1/entities/{id}", id)
        .then()
        .statusCode(304)
        .body(emptyString());

    Published second = Published.vessel("KR", "NEPTUNE CROWN").imo("0000115").send();
    Api.awaitListed(id, second);
    reader()
        .header("If-None-Match", tag)
        .get("/api/v1/entities/{id}", id)
        .then()
        .statusCode(200)
        .body("version", equalTo(2));
  }
}
