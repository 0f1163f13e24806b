package org.lockstep.entity.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.lockstep.entity.Api.awaitListed;
import static org.lockstep.entity.Api.curator;
import static org.lockstep.entity.Api.eventTypes;
import static org.lockstep.entity.Api.isCandidate;
import static org.lockstep.entity.Api.judge;
import static org.lockstep.entity.Api.profile;
import static org.lockstep.entity.Api.propose;
import static org.lockstep.entity.Api.secondCurator;
import static org.lockstep.entity.Api.step;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entity;

/** Judgements that need a second curator, that are listed, and that are undone. */
@QuarkusTest
class UndoTest {

  @Test
  void aJudgementOverRecordsOfSeveralAuthoritiesWaitsForAnotherCurator() {
    String one = listed(Published.vessel("US", "EASTERN STORK"));
    String other = listed(Published.vessel("GB", "Eastern Stork"));

    String id =
        propose(one, other, "SAME")
            .then()
            .statusCode(201)
            .body("state", equalTo("PROPOSED"))
            .extract()
            .path("id");

    assertThat(profile(one).getList("listings")).hasSize(1);
    assertThat(isCandidate(one, other)).isTrue();
    step(curator(), id, "confirm")
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:needs-another-curator"));
    assertThat(profile(other).getList("listings")).hasSize(1);

    step(secondCurator(), id, "confirm").then().statusCode(200);

    assertThat(profile(one).getList("listings")).hasSize(2);
    step(secondCurator(), id, "confirm").then().statusCode(200);
  }

  @Test
  void oneCuratorIsEnoughForRecordsOfOneAuthority() {
    String one = listed(Published.vessel("JP", "SOUTHERN STORK"));
    String other = listed(Published.vessel("JP", "Southern Stork 7"));

    propose(one, other, "SAME").then().statusCode(201);

    assertThat(profile(one).getList("listings")).hasSize(2);
  }

  @Test
  void undoingASameGivesBackWhatWasThere() {
    Published first = Published.person("US", "Undone Merger");
    Published second = Published.person("EU", "Undone MERGER");
    String one = listed(first);
    String other = listed(second);
    JsonPath judged = judge(one, other, "SAME").then().extract().jsonPath();
    String survivor = judged.getString("survivorId");
    String ended = survivor.equals(one) ? other : one;
    assertThat(profile(survivor).getList("listings")).hasSize(2);

    step(secondCurator(), judged.getString("id"), "undo").then().statusCode(200);

    assertThat(profile(one).getList("listings.designationId"))
        .containsExactly(first.designationId());
    assertThat(profile(other).getList("listings.designationId"))
        .containsExactly(second.designationId());
    assertThat(profile(one).getList("judgements")).isEmpty();
    assertThat(profile(other).getList("judgements")).isEmpty();
    assertThat(isCandidate(one, other)).as("nobody has judged it any more").isTrue();
    assertThat(eventTypes(survivor)).contains("org.lockstep.entity.split.v1");
    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () -> assertThat(eventTypes(ended)).endsWith("org.lockstep.entity.changed.v1"));
    JsonPath listed = judgement(judged.getString("id"));
    assertThat(listed.getString("undone.reason")).isEqualTo("Looked at it as well");
    assertThat(listed.getString("undone.by")).isEqualTo("a curator of KR");
    assertThat(listed.getString("confirmed.by")).isEqualTo("a curator of KR");
  }

  @Test
  void undoingASameLeavesTogetherWhatOtherEvidenceHolds() {
    String imo = Published.shipNumber(917_701);
    Published first = Published.vessel("US", "HELD TOGETHER");
    Published second = Published.vessel("EU", "Held Together").imo(imo);
    String one = listed(first);
    String other = listed(second);
    String id = judge(one, other, "SAME").then().extract().path("id");
    Published numbered = Published.vessel("US", "HELD TOGETHER").imo(imo).after(first);
    numbered.sendOnPartitionOf(first);
    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(profile(one).getList("identifiers[0].authorities"))
                    .isEqualTo(List.of("EU", "US")));

    step(secondCurator(), id, "undo").then().statusCode(200);

    assertThat(profile(one).getList("listings")).hasSize(2);
  }

  @Test
  void undoingADifferenceLetsTheTwoBeSuggestedAgain() {
    String one = listed(Published.vessel("US", "WESTERN STORK"));
    String other = listed(Published.vessel("GB", "Western Stork"));
    String id = judge(one, other, "DIFFERENT").then().statusCode(201).extract().path("id");
    assertThat(isCandidate(one, other)).isFalse();

    step(secondCurator(), id, "undo").then().statusCode(200);

    assertThat(isCandidate(one, other)).isTrue();
    judge(one, other, "SAME").then().statusCode(201);
    assertThat(profile(one).getList("listings")).hasSize(2);
  }

  @Test
  void anUndoneMergeOfTwoMergesKeepsTheOthersWhereTheyBelong() {
    String one = listed(Published.person("US", "Chain One"));
    String two = listed(Published.person("US", "Chain Two"));
    String three = listed(Published.person("US", "Chain Three"));
    String first = propose(one, two, "SAME").then().statusCode(201).extract().path("id");
    propose(two, three, "SAME").then().statusCode(201);
    assertThat(profile(three).getList("listings")).hasSize(3);

    step(secondCurator(), first, "undo").then().statusCode(200);

    // The second judgement was over all that the two were then.
    assertThat(profile(three).getList("listings")).hasSize(3);
  }

  @Test
  void listsJudgementsByTheirState() {
    String one = listed(Published.vessel("US", "NORTHERN STORK"));
    String other = listed(Published.vessel("GB", "Northern Stork"));
    String id = propose(one, other, "SAME").then().extract().path("id");

    assertThat(ids("state=PROPOSED")).contains(id);
    assertThat(ids("state=DONE")).doesNotContain(id);
    assertThat(ids("decision=DIFFERENT")).doesNotContain(id);
    assertThat(ids("entity=" + one)).containsExactly(id);
    curator().get("/api/v1/resolution/judgements?state=NEVER").then().statusCode(400);
  }

  private static JsonPath judgement(String id) {
    for (JsonPath page : pages("limit=500")) {
      if (page.getList("items.id").contains(id)) {
        page.setRootPath("items.find { it.id == '" + id + "' }");
        return page;
      }
    }
    throw new AssertionError("There is no judgement " + id);
  }

  private static List<String> ids(String filter) {
    List<String> ids = new ArrayList<>();
    pages(filter + "&limit=500").forEach(page -> ids.addAll(page.getList("items.id")));
    return ids;
  }

  private static List<JsonPath> pages(String query) {
    List<JsonPath> pages = new ArrayList<>();
    for (String next = ""; next != null; ) {
      JsonPath page =
          curator()
              .get("/api/v1/resolution/judgements?" + query + next)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      pages.add(page);
      next = page.get("next") == null ? null : "&after=" + page.getString("next");
    }
    return pages;
  }

  private static String listed(Published designation) {
    designation.send();
    String id = Entity.idBeginningWith(designation.designationId());
    awaitListed(id, designation);
    return id;
  }
}
