package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What people asked about the packages of 24 May 2024, each answered by one request. */
@Order(2)
class NineQuestionsIT {
  private static Api reader;
  private static String jp;
  private static String kr;

  @BeforeAll
  static void theStoryIsTold() {
    OneMachine.withTheStory();
    reader = Api.as("auditor");
    jp = reader.all("/packages?reference=JP-2024-05-24").get(0).path("id").asText();
    kr = reader.all("/packages?reference=KR-2024-05-24").get(0).path("id").asText();
  }

  @Test
  void whichPackagesWereAnnouncedOnThatDayByWhomWithWhichTargets() {
    JsonNode packages = ask("/packages?announcedOn=2024-05-24");

    assertThat(texts(packages, "authority")).containsExactlyInAnyOrder("JP", "KR");
    JsonNode japan = of(packages, "authority", "JP");
    assertThat(japan.path("declaredTargets").asInt()).isEqualTo(12);
    assertThat(japan.path("undisclosedTargets").asInt()).isEqualTo(2);
    assertThat(japan.path("counts").path("organizations").asInt()).isEqualTo(9);
    assertThat(japan.path("counts").path("persons").asInt()).isEqualTo(1);
    JsonNode korea = of(packages, "authority", "KR");
    assertThat(korea.path("counts").path("vessels").asInt()).isEqualTo(2);
    assertThat(korea.path("counts").path("persons").asInt()).isEqualTo(7);
  }

  @Test
  void whatMeasuresHitEachTargetUnderWhichLawFromWhenAndWhichResolutionWasCited() {
    JsonNode korea = of(ask("/packages?announcedOn=2024-05-24"), "authority", "KR");

    assertThat(texts(korea.path("citedAsViolated"), "code")).containsExactly("UNSCR-2397");
    JsonNode maia = of(korea.path("entries"), "entryId", "maia-1");
    assertThat(maia.path("listingDate").asText()).isEqualTo("2024-05-24");
    JsonNode ban = maia.path("measures").path(0);
    assertThat(ban.path("kind").asText()).isEqualTo("PORT_ENTRY_BAN");
    assertThat(ban.path("instrumentTitle").asText()).isEqualTo("선박의 입항 및 출항 등에 관한 법률");
    assertThat(ban.path("inForce").asBoolean()).isTrue();
    JsonNode rim = of(korea.path("entries"), "entryId", "rim-yong-hyok");
    assertThat(texts(rim.path("measures"), "instrument"))
        .containsExactlyInAnyOrder("KR-CTF-ACT", "KR-FETA");
  }

  @Test
  void whichOfJapansTargetsAreInRussiaAndWhichInCyprusAndWhoSaysSo() {
    JsonNode targets = ask("/designations?package=" + jp);

    assertThat(in(targets, "CY")).hasSize(2);
    assertThat(in(targets, "RU")).hasSize(8);
    assertThat(in(targets, "CY"))
        .allSatisfy(
            target ->
                assertThat(texts(target.path("listingRecord").path("sources"), "kind"))
                    .containsOnly("MEDIA"));
  }

  @Test
  void whoElseListedThemWithWhatLagAndWhoHasAGap() {
    JsonNode today = ask("/alignment?package=" + jp + "&authorities=JP,US,GB,EU,KR");
    JsonNode thatDay =
        ask("/alignment?package=" + jp + "&authorities=JP,US,GB,EU,KR&validAt=2024-05-24");

    JsonNode flot = ofName(today, "MG-F");
    JsonNode gb = of(flot.path("listings"), "authority", "GB");
    assertThat(gb.path("listingDate").asText()).isEqualTo("2023-05-18");
    assertThat(of(flot.path("listings"), "authority", "JP").path("lagDays").asInt()).isEqualTo(372);
    assertThat(strings(flot.path("gaps"))).doesNotContain("KR");
    assertThat(strings(ofName(thatDay, "MG-F").path("gaps"))).contains("KR");
  }

  @Test
  void whichPackagesWereCoordinatedAndWereTheyReleasedTogether() {
    JsonNode coordinated =
        ask("/packages?coordinated=true&announcedFrom=2024-05-16&announcedTo=2024-05-31");

    assertThat(texts(coordinated, "reference")).containsExactly("JP-2024-05-24");
    JsonNode japan = coordinated.path(0);
    assertThat(texts(japan.path("coordinatedWith"), "authority")).containsExactly("US");
    assertThat(japan.path("coordinatedWith").path(0).path("source").path("kind").asText())
        .isEqualTo("MEDIA");
    assertThat(japan.has("jointActionId")).isFalse();
  }

  @Test
  void whoTalkedToAWagnerMember() {
    JsonNode found =
        ask("/designations?counterparty=Wagner&activeSince=2022-01-01&activeUntil=2023-12-31");

    assertThat(names(of(found, "authority", "KR"))).contains("림영혁", "Rim Yong-hyok");
  }

  @Test
  void whoProcuredDiesel() {
    JsonNode found = ask("/designations?activity=PROCUREMENT&place=Vladivostok");

    assertThat(found).hasSize(1);
    assertThat(names(found.path(0))).contains("Han Hyok-chol");
  }

  @Test
  void whoAreTheFiveItWorkersInVladivostok() {
    JsonNode found = ask("/designations?activity=IT_WORK&place=Vladivostok");

    assertThat(found).hasSize(5);
    assertThat(texts(found, "authority")).containsOnly("KR");
  }

  @Test
  void whichVesselsCarriedContainersAndWhatDoTheyLookLike() {
    JsonNode found = ask("/designations?activity=TRANSPORT&subjectType=VESSEL&package=" + kr);

    assertThat(found).hasSize(2);
    JsonNode maia = ofName(found, "MAIA-1").path("listingRecord");
    assertThat(texts(maia.path("identifiers"), "value")).contains("9358010", "UBGW2");
    assertThat(maia.path("flag").asText()).isEqualTo("RU");
    assertThat(texts(maia.path("names"), "name")).contains("Neptun", "BBC Hawaii");
    assertThat(maia.path("relationships").path(0).path("name").asText()).isEqualTo("MG-Flot");
  }

  @Test
  void whatWasSaidInPyongyangMoscowTokyoAndInTheNewspaper() {
    JsonNode said = ask("/statements?package=" + jp);

    assertThat(texts(said, "kind"))
        .containsExactlyInAnyOrder("CONDEMNATION", "DENIAL", "REACTION", "MEDIA_REPORT");
    assertThat(of(said, "kind", "DENIAL").path("country").asText()).isEqualTo("KP");
    assertThat(of(said, "kind", "REACTION").path("country").asText()).isEqualTo("RU");
    assertThat(of(said, "kind", "CONDEMNATION").path("speaker").asText()).contains("Hayashi");
    assertThat(of(said, "kind", "MEDIA_REPORT").path("speaker").asText()).contains("Asahi");
  }

  @Test
  void whichMandateMonitoredTheSanctionsAndWhenAndWhyDidItEnd() {
    JsonNode mandates = ask("/instruments?kind=MANDATE");

    assertThat(mandates).hasSize(1);
    assertThat(mandates.path(0).path("status").asText()).isEqualTo("ENDED");
    assertThat(mandates.path(0).path("endedOn").asText()).isEqualTo("2024-04-30");
    assertThat(mandates.path(0).path("endReason").asText()).contains("vetoed by Russia");
  }

  @Test
  void theWholeAsATimelineAndTheAlertsThatWentOut() {
    JsonNode line = ask("/timeline?from=2024-04-01&to=2024-05-31");

    assertThat(texts(line, "date")).isSorted();
    assertThat(texts(line, "kind")).contains("PACKAGE", "STATEMENT", "INSTRUMENT_ENDED");
    assertThat(StreamSupport.stream(line.spliterator(), false))
        .anySatisfy(item -> assertThat(item.path("date").asText()).isEqualTo("2024-05-24"));
    assertThat(Api.asPartner("kr-port-control").all("/alerts").size()).isGreaterThanOrEqualTo(27);
  }

  private static JsonNode ask(String path) {
    // Reference data comes whole.
    String whole = path.startsWith("/instruments") ? path : path + "&limit=500";
    Api.Answer answer = reader.get(whole);
    assertThat(answer.status()).as(path).isEqualTo(200);
    assertThat(answer.json().has("next")).as("one request answers " + path).isFalse();
    return answer.json().path("items");
  }

  private static List<JsonNode> in(JsonNode targets, String country) {
    return StreamSupport.stream(targets.spliterator(), false)
        .filter(t -> strings(t.path("listingRecord").path("countries")).contains(country))
        .toList();
  }

  private static JsonNode of(JsonNode items, String field, String value) {
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> value.equals(item.path(field).asText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + field + " " + value + " in " + items));
  }

  private static JsonNode ofName(JsonNode items, String name) {
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.toString().contains(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + items));
  }

  private static List<String> names(JsonNode designation) {
    return texts(designation.path("listingRecord").path("names"), "name");
  }

  private static List<String> texts(JsonNode items, String field) {
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.path(field).asText())
        .toList();
  }

  private static List<String> strings(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false).map(JsonNode::asText).toList();
  }
}
