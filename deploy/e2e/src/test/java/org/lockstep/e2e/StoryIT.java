package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.lockstep.local.story.Story;

/** The story of 24 May 2024 is told, and what it leaves behind is what is publicly known. */
@Order(1)
class StoryIT {
  private static OneMachine machine;
  private static Api reader;

  @BeforeAll
  static void theStoryIsTold() {
    machine = OneMachine.withTheStory();
    reader = Api.as("auditor");
  }

  @Test
  void showsThePackagesTheAlertsTheAlignmentAndWhatToTryNext() {
    assertThat(machine.screen())
        .contains("10 of 12 announced targets are known from public sources")
        .contains("27 of 27, each once by its webhook-id")
        .contains("Alignment of the 19 targets")
        .contains("TOKEN=$(deploy/token")
        .doesNotContain("NOT one entity yet");
  }

  @Test
  void releasesBothPackagesOfTheDay() {
    JsonNode jp = onlyPackage("JP-2024-05-24");
    JsonNode kr = onlyPackage("KR-2024-05-24");

    assertThat(jp.path("status").asText()).isEqualTo("RELEASED");
    assertThat(jp.path("declaredTargets").asInt()).isEqualTo(12);
    assertThat(jp.path("counts").path("organizations").asInt()).isEqualTo(9);
    assertThat(jp.path("counts").path("persons").asInt()).isEqualTo(1);
    assertThat(kr.path("status").asText()).isEqualTo("RELEASED");
    assertThat(kr.path("counts").path("vessels").asInt()).isEqualTo(2);
    assertThat(kr.path("counts").path("persons").asInt()).isEqualTo(7);
  }

  @Test
  void tellsWhichOfJapansTargetsAreInCyprusAndThatItIsFromThePress() {
    List<JsonNode> cyprus = reader.all("/designations?authority=JP&country=CY");

    assertThat(cyprus)
        .extracting(item -> item.path("listingRecord").path("names").path(0).path("name").asText())
        .containsExactlyInAnyOrder("IBEX Shipping Inc", "Azia Shipping Holdings Limited");
    assertThat(cyprus)
        .allSatisfy(
            item ->
                assertThat(item.path("listingRecord").path("sources").path(0).path("kind").asText())
                    .isEqualTo("MEDIA"));
  }

  @Test
  void findsTheMeasuresThatHitKoreasVessels() {
    List<JsonNode> vessels =
        reader.all("/designations?authority=KR&measure=PORT_ENTRY_BAN&subjectType=VESSEL");

    assertThat(vessels)
        .extracting(
            item -> item.path("listingRecord").path("identifiers").path(0).path("value").asText())
        .containsExactlyInAnyOrder("9358010", "8517839");
  }

  @Test
  void knowsOneVesselBehindTheListingsOfKoreaTheUnitedStatesAndTheEuropeanUnion() {
    JsonNode found = reader.get("/entities?identifier=imoNumber:9358010").json().path("items");

    assertThat(found).hasSize(1);
    JsonNode maia = reader.get("/entities/" + found.path(0).path("id").asText()).json();
    assertThat(authorities(maia.path("listings"))).containsExactlyInAnyOrder("KR", "US", "EU");
    assertThat(names(maia)).contains("MAIA-1", "NEPTUN");
  }

  @Test
  void keepsTheTwoVesselsNamedMariaApart() {
    JsonNode maria = reader.get("/entities?identifier=imoNumber:8517839").json().path("items");
    JsonNode other = reader.get("/entities?identifier=imoNumber:9198783").json().path("items");

    assertThat(maria).hasSize(1);
    assertThat(other).hasSize(1);
    assertThat(maria.path(0).path("id")).isNotEqualTo(other.path(0).path("id"));
    assertThat(authorities(maria.path(0).path("listings"))).doesNotContain("GB");
  }

  @Test
  void screensTheShipInThePortAndNotTheOtherOneOfItsName() {
    Api port = Api.asPartner("kr-port-control");
    String query =
        """
        {"queries":[{"id":"berth","names":["Maria"],"subjectType":"VESSEL",
          "identifiers":[{"scheme":"imoNumber","value":"%s"}]}]}""";

    JsonNode listed =
        port.post("/screenings", query.formatted("8517839")).json().at("/results/0/hits");
    JsonNode other = port.post("/screenings", query.formatted("9198783")).json().path("results");

    assertThat(listed.path(0).path("score").asDouble()).isEqualTo(1);
    assertThat(authorities(listed.path(0).path("listings"))).contains("KR");
    assertThat(other.at("/0/hits")).hasSize(1);
    assertThat(other.at("/0/hits/0/entityId")).isNotEqualTo(listed.at("/0/entityId"));
    assertThat(other.at("/0/ruledOut").toString()).contains("8517839", "9198783");
  }

  @Test
  void knowsMikheychikByHisNamesInThreeScripts() {
    String entity =
        reader
            .all(
                "/designations?authority=JP&subjectType=PERSON&package="
                    + onlyPackage("JP-2024-05-24").path("id").asText())
            .get(0)
            .path("entityId")
            .asText();

    JsonNode profile = reader.get("/entities/" + entity).json();

    assertThat(names(profile))
        .contains(
            "ウラジーミル・ミヘイチク", "Владимир Владимирович Михейчик", "MIKHEYCHIK, Vladimir Vladimirovich");
    assertThat(authorities(profile.path("listings")))
        .containsExactlyInAnyOrder("JP", "US", "EU", "GB", "CA", "AU");
  }

  @Test
  void redirectsAnEntityThatWasMergedToTheOneThatLivesOn() {
    JsonNode judgement =
        StreamSupport.stream(
                reader
                    .get("/entities/" + entityOf("JP-2024-05-24", "vladimirovka"))
                    .json()
                    .path("judgements")
                    .spliterator(),
                false)
            .findFirst()
            .orElseThrow();
    String survivor = entityOf("JP-2024-05-24", "vladimirovka");
    String ended =
        StreamSupport.stream(judgement.path("entityIds").spliterator(), false)
            .map(JsonNode::asText)
            .filter(id -> !id.equals(survivor))
            .findFirst()
            .orElseThrow();

    Api.Answer answer = reader.get("/entities/" + ended);

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.raw().headers().firstValue("Location").orElse(""))
        .endsWith("/api/v1/entities/" + survivor);
  }

  @Test
  void measuresTheLagsAndGapsBetweenTheAuthorities() {
    JsonNode matrix =
        reader
            .get(
                "/alignment?package="
                    + onlyPackage("KR-2024-05-24").path("id").asText()
                    + "&authorities=JP,KR,US,EU,GB")
            .json();
    JsonNode maia = row(matrix, "MAIA-1");
    JsonNode rim =
        row(matrix, "Rim Yong-hyok", "RIM Yong Hyok", "림영혁", "Rim Yong Hyok", "RIM, Yong Hyok");

    assertThat(listing(maia, "KR").path("lagDays").asInt()).isZero();
    assertThat(listing(maia, "EU").path("lagDays").asInt()).isEqualTo(32);
    assertThat(listing(maia, "US").has("lagDays")).isFalse();
    assertThat(texts(maia.path("gaps"))).containsExactlyInAnyOrder("JP", "GB");
    assertThat(listing(rim, "JP").path("lagDays").asInt()).isEqualTo(231);
    assertThat(listing(rim, "EU").path("lagDays").asInt()).isEqualTo(7);
  }

  @Test
  void showsAGapAsOfAPastDate() {
    String kr = onlyPackage("KR-2024-05-24").path("id").asText();

    JsonNode onTheDay =
        row(
            reader.get("/alignment?package=" + kr + "&authorities=EU&validAt=2024-05-24").json(),
            "MAIA-1");
    JsonNode aMonthLater =
        row(
            reader.get("/alignment?package=" + kr + "&authorities=EU&validAt=2024-06-25").json(),
            "MAIA-1");

    assertThat(texts(onTheDay.path("gaps"))).containsExactly("EU");
    assertThat(aMonthLater.path("gaps")).isEmpty();
  }

  @Test
  void keepsStatementsWithTheirSources() {
    List<JsonNode> statements =
        reader.all("/statements?package=" + onlyPackage("JP-2024-05-24").path("id").asText());

    assertThat(statements)
        .extracting(item -> item.path("kind").asText())
        .containsExactlyInAnyOrder("CONDEMNATION", "DENIAL", "REACTION", "MEDIA_REPORT");
    assertThat(statements)
        .allSatisfy(
            item -> assertThat(item.path("source").path("url").asText()).startsWith("https://"));
  }

  @Test
  void alertsThePartnerOnceForEachEventWithBothSignatures() throws Exception {
    List<JsonNode> alerts = EndState.received();

    assertThat(alerts).hasSize(27);
    assertThat(alerts)
        .extracting(alert -> alert.path("webhookId").asText())
        .doesNotHaveDuplicates();
    assertThat(alerts)
        .extracting(alert -> alert.path("event").path("id").asText())
        .doesNotHaveDuplicates();
    assertThat(alerts)
        .allSatisfy(
            alert -> assertThat(texts(alert.path("verified"))).containsExactly("v1a", "v1"));
  }

  @Test
  void tellsTheSameAgainAndChangesNothing() throws Exception {
    List<String> before = exactly();
    ByteArrayOutputStream screen = new ByteArrayOutputStream();

    new Story(
            OneMachine.DATA, OneMachine.PORT, new PrintStream(screen, true, StandardCharsets.UTF_8))
        .play(new Story.Setting(true, ""));

    assertThat(exactly()).isEqualTo(before);
    assertThat(screen.toString(StandardCharsets.UTF_8))
        .contains("is released already")
        .doesNotContain("released by");
  }

  /** Everything with its ids, versions and instants. */
  private static List<String> exactly() throws Exception {
    Api partner = Api.asPartner("kr-port-control");
    List<String> all = new java.util.ArrayList<>();
    for (String list : List.of("/packages", "/designations", "/statements")) {
      reader.all(list).forEach(item -> all.add(item.toString()));
    }
    Set<String> entities =
        reader.all("/designations").stream()
            .map(item -> item.path("entityId").asText())
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    entities.forEach(id -> all.add(reader.get("/entities/" + id).json().toString()));
    for (JsonNode endpoint : partner.all("/endpoints")) {
      all.add(endpoint.toString());
      partner
          .all("/endpoints/" + endpoint.path("id").asText() + "/deliveries")
          .forEach(item -> all.add(item.toString()));
    }
    EndState.received().forEach(alert -> all.add(alert.toString()));
    return all;
  }

  private static JsonNode onlyPackage(String reference) {
    List<JsonNode> found = reader.all("/packages?reference=" + reference);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static String entityOf(String reference, String entry) {
    return reader
        .all("/designations?package=" + onlyPackage(reference).path("id").asText())
        .stream()
        .filter(item -> item.path("entryId").asText().equals(entry))
        .findFirst()
        .orElseThrow()
        .path("entityId")
        .asText();
  }

  private static JsonNode row(JsonNode matrix, String... captions) {
    return StreamSupport.stream(matrix.path("items").spliterator(), false)
        .filter(item -> List.of(captions).contains(item.path("caption").asText()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No row " + List.of(captions) + " in " + matrix));
  }

  private static JsonNode listing(JsonNode row, String authority) {
    return StreamSupport.stream(row.path("listings").spliterator(), false)
        .filter(listing -> listing.path("authority").asText().equals(authority))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> authorities(JsonNode listings) {
    return StreamSupport.stream(listings.spliterator(), false)
        .map(listing -> listing.path("authority").asText())
        .distinct()
        .toList();
  }

  private static List<String> names(JsonNode profile) {
    return StreamSupport.stream(profile.path("names").spliterator(), false)
        .map(name -> name.path("name").asText())
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
