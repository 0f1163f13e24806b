package org.lockstep.entity.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lockstep.entity.Api.awaitListed;
import static org.lockstep.entity.Api.eventTypes;
import static org.lockstep.entity.Api.events;
import static org.lockstep.entity.Api.isCandidate;
import static org.lockstep.entity.Api.profile;
import static org.lockstep.entity.Api.reader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;

/** What a correction changes that an earlier version of a record had caused. */
@QuarkusTest
class CorrectionTest {
  private static final String SHIP = Published.shipNumber(917_601);
  private static final String OTHER_SHIP = Published.shipNumber(917_602);
  private static final String THIRD_SHIP = Published.shipNumber(917_603);
  private static final String COMPANY = Published.taxpayerNumber(710_111);

  @Inject Entities entities;

  @Test
  void neverJoinsACompanyByAnothersNumberAlone() {
    Published mine =
        Published.organization("US", "Nordland Timber")
            .with("innCode", Published.taxpayerNumber(710_110))
            .send();
    awaitListed(own(mine), mine);

    Published wrong =
        Published.organization("GB", "Azia Shipping Holdings")
            .with("innCode", Published.taxpayerNumber(710_110))
            .send();
    awaitListed(own(wrong), wrong);

    assertThat(profile(own(mine)).getList("listings")).hasSize(1);
    assertThat(isCandidate(own(mine), own(wrong))).isTrue();
  }

  @Test
  void aRecordLeavesWhenTheNumberThatJoinedItIsCorrected() {
    Published first = Published.vessel("KR", "GOTIK").imo(SHIP).send();
    awaitListed(own(first), first);
    Published second = Published.vessel("US", "GOTIK").imo(SHIP).send();
    awaitListed(own(first), second);

    Published corrected =
        Published.vessel("US", "GOTIK").imo(OTHER_SHIP).after(second).sendOnPartitionOf(second);

    awaitListed(own(second), corrected);
    assertThat(profile(own(first)).getList("listings.designationId"))
        .containsExactly(first.designationId());
    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(eventTypes(own(first)))
                    .endsWith("org.lockstep.entity.split.v1", "org.lockstep.entity.changed.v1"));
    var split =
        events(own(first)).stream()
            .filter(event -> "org.lockstep.entity.split.v1".equals(Events.header(event, "ce_type")))
            .findFirst()
            .orElseThrow();
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("entity-service", "entity-split")), split.value());
    JsonPath told = JsonPath.from(split.value());
    assertThat(told.getString("intoEntityId")).isEqualTo(own(second));
    assertThat(told.getList("movedDesignationIds")).containsExactly(second.designationId());
    var changed = events(own(second)).get(events(own(second)).size() - 1);
    assertThat(JsonPath.from(changed.value()).getInt("listings[0].assignment"))
        .as("who reads the events follows the higher one")
        .isGreaterThan(1);
  }

  @Test
  void anEntityThatWasMergedLivesAgainWhenItsRecordIsCorrected() {
    Published first =
        Published.organization("US", "Gotik Shipping").with("innCode", COMPANY).send();
    awaitListed(own(first), first);
    Published second =
        Published.organization("GB", "Gotik Shipping").with("ogrnCode", "1000000001111").send();
    awaitListed(own(second), second);
    Published third =
        Published.organization("CA", "Gotik Shipping")
            .with("innCode", COMPANY)
            .with("ogrnCode", "1000000001111")
            .send();
    String survivor =
        await()
            .atMost(Api.PATIENCE)
            .until(() -> livingOf(second), id -> id.equals(livingOf(first)));
    String ended = survivor.equals(own(first)) ? own(second) : own(first);
    assertThat(redirect(ended)).isEqualTo("/api/v1/entities/" + survivor);

    Published corrected =
        Published.organization("CA", "Gotik Shipping")
            .with("innCode", COMPANY)
            .after(third)
            .sendOnPartitionOf(third);

    await().atMost(Api.PATIENCE).until(() -> !livingOf(second).equals(livingOf(first)));
    assertThat(livingOf(first)).isEqualTo(own(first));
    assertThat(livingOf(second)).isEqualTo(own(second));
    assertThat(profile(own(first)).getList("listings.designationId"))
        .containsExactlyInAnyOrder(first.designationId(), corrected.designationId());
  }

  @Test
  void aRecordStaysWhenOtherEvidenceHoldsIt() {
    Published first =
        Published.vessel("KR", "NORD LINE")
            .imo(THIRD_SHIP)
            .with("innCode", Published.taxpayerNumber(710_112))
            .send();
    awaitListed(own(first), first);
    Published second =
        Published.vessel("US", "NORD LINE")
            .imo(THIRD_SHIP)
            .with("innCode", Published.taxpayerNumber(710_112))
            .send();
    awaitListed(own(first), second);

    Published corrected =
        Published.vessel("US", "NORD LINE II")
            .with("innCode", Published.taxpayerNumber(710_112))
            .after(second);
    corrected.sendOnPartitionOf(second);

    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () -> assertThat(profile(own(first)).getList("names.name")).contains("NORD LINE II"));
    assertThat(profile(own(first)).getList("listings")).hasSize(2);
  }

  @Test
  void tenThousandOfOneNameAreNotComparedWithEachOther() {
    for (int i = 0; i < Meeting.MOST + 5; i++) {
      Published.person("US", "Common Namesake").send();
    }
    Published last = Published.person("US", "Common Namesake").send();

    awaitListed(own(last), last);
    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(() -> assertThat(meetings.findById("PERSON|cmn nmsk").isCommon()).isTrue());
  }

  @Inject Meetings meetings;

  private static String own(Published published) {
    return Entity.idBeginningWith(published.designationId());
  }

  private String livingOf(Published published) {
    return entities.living(own(published)).orElseThrow().id();
  }

  private static String redirect(String id) {
    return reader()
        .redirects()
        .follow(false)
        .get("/api/v1/entities/{id}", id)
        .then()
        .statusCode(308)
        .header("Cache-Control", "no-store")
        .extract()
        .header("Location");
  }
}
