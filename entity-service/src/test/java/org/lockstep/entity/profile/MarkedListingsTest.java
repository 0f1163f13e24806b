package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lockstep.entity.Api.awaitListed;
import static org.lockstep.entity.Api.eventTypes;
import static org.lockstep.entity.Api.events;
import static org.lockstep.entity.Api.reader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;

/** What is marked is on the right entity for who may see it, and nowhere for all others. */
@QuarkusTest
class MarkedListingsTest {
  private static final String BY_IMO = "/api/v1/entities?identifier=imoNumber:";

  @Inject MarkedListings marked;
  @Inject Entities entities;

  @Test
  void aMarkedDesignationJoinsTheEntityOfItsNumberForWhoMaySeeIt() {
    String imo = Published.shipNumber(710_001);
    Published open = Published.vessel("KR", "OPEN GULL").imo(imo).send();
    String id = awaitId(open);
    String before = text(reader(), id);
    Published hidden = Published.vessel("JP", "HIDDEN GULL").imo(imo).marked("AMBER", "KR").send();
    awaitKept(hidden);

    JsonPath seen = Api.reader("KR", "TLP:AMBER").get("/api/v1/entities/" + id).jsonPath();
    assertThat(seen.getList("listings.designationId"))
        .containsExactlyInAnyOrder(open.designationId(), hidden.designationId());
    assertThat(seen.getList("names.name")).contains("HIDDEN GULL");
    assertThat(seen.getString("tlp")).isEqualTo("AMBER");
    String markingOf = "listings.find { it.designationId == '%s' }.marking";
    assertThat(seen.getMap(markingOf.formatted(hidden.designationId())).toString())
        .isEqualTo("{tlp=AMBER, releasableTo=[KR]}");
    assertThat(seen.getMap(markingOf.formatted(open.designationId())).toString())
        .isEqualTo("{tlp=CLEAR, releasableTo=[]}");
    assertThat(Api.profile(id).getString("tlp")).isEqualTo("CLEAR");
    assertThat(names(Api.reader("JP", "TLP:AMBER"), imo)).contains("HIDDEN GULL");
    for (RequestSpecification other :
        List.of(reader(), Api.reader("KR", "TLP:GREEN"), Api.reader("US", "TLP:RED"))) {
      assertThat(text(other, id)).isEqualTo(before);
    }
    // Nobody else is told: neither is there an event, nor an entity that begins with it.
    assertThat(events(id)).hasSize(1);
    assertThat(entities.findById(Entity.idBeginningWith(hidden.designationId()))).isNull();
    // Who knows it by its own id is led to the entity that it is on.
    Api.reader("KR", "TLP:AMBER")
        .redirects()
        .follow(false)
        .get("/api/v1/entities/" + Entity.idBeginningWith(hidden.designationId()))
        .then()
        .statusCode(308);
  }

  @Test
  void markedDesignationsOfOneNumberAreOneEntityForWhoSeesThem() {
    String imo = Published.shipNumber(710_002);
    Published first = Published.vessel("KR", "HIDDEN TERN").imo(imo).marked("GREEN", "JP").send();
    Published second = Published.vessel("JP", "HIDDEN TERN").imo(imo).marked("RED", "JP").send();
    awaitKept(first);
    awaitKept(second);

    JsonPath both = Api.reader("JP", "TLP:RED").get(BY_IMO + imo).jsonPath();
    assertThat(both.getList("items")).hasSize(1);
    assertThat(both.getList("items[0].listings.designationId"))
        .containsExactlyInAnyOrder(first.designationId(), second.designationId());
    JsonPath one = Api.reader("KR", "TLP:GREEN").get(BY_IMO + imo).jsonPath();
    assertThat(one.getList("items[0].listings.designationId"))
        .containsExactly(first.designationId());
    Api.reader("KR", "TLP:GREEN")
        .get("/api/v1/entities/" + one.getString("items[0].id"))
        .then()
        .statusCode(200);
    assertThat(reader().get(BY_IMO + imo).jsonPath().getList("items")).isEmpty();
    String unknown = Entity.idBeginningWith("no designation");
    assertThat(text(reader(), one.getString("items[0].id"))).isEqualTo(text(reader(), unknown));
  }

  @Test
  void aMarkedDesignationJoinsNoTwoEntities() {
    String tax = Published.taxpayerNumber(710_000_03);
    Published one = Published.organization("KR", "ONE PETREL").with("innCode", tax).send();
    Published other =
        Published.organization("US", "OTHER PETREL").with("leiCode", "HWUPKR0MPOU8FGXBT394").send();
    String oneId = awaitId(one);
    String otherId = awaitId(other);
    Published link =
        Published.organization("JP", "LINKING PETREL")
            .with("innCode", tax)
            .with("leiCode", "HWUPKR0MPOU8FGXBT394")
            .marked("AMBER")
            .send();
    awaitKept(link);

    RequestSpecification cleared = Api.reader("JP", "TLP:AMBER");
    assertThat(designations(cleared, oneId)).contains(link.designationId());
    assertThat(designations(Api.reader("JP", "TLP:AMBER"), otherId))
        .doesNotContain(link.designationId());
    assertThat(Api.isCandidate(oneId, otherId)).isFalse();
  }

  @Test
  void whatIsMarkedLeavesItsEntityAndComesBackToIt() {
    String imo = Published.shipNumber(710_004);
    Published stays = Published.vessel("KR", "STAYING AUK").imo(imo).send();
    String id = awaitId(stays);
    Published goes = Published.vessel("JP", "GOING AUK").imo(imo).sendOnPartitionOf(stays);
    awaitListed(id, goes);

    Published closed =
        Published.vessel("JP", "GOING AUK").imo(imo).marking(goes).marked("AMBER").send();
    awaitKept(closed);
    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () -> assertThat(designations(reader(), id)).containsExactly(stays.designationId()));
    // Nor as it was.
    assertThat(reader().get("/api/v1/entities/" + id + "?knownAt=2026-11-23T10:00:00Z").asString())
        .doesNotContain("GOING AUK");
    assertThat(reader().get("/api/v1/entities?name=going auk").jsonPath().getList("items"))
        .isEmpty();
    assertThat(designations(Api.reader("US", "TLP:AMBER"), id)).contains(goes.designationId());
    JsonPath told = JsonPath.from(events(id).get(events(id).size() - 1).value());
    assertThat(told.getList("listings.designationId")).containsExactly(stays.designationId());

    Published opened = Published.vessel("JP", "GOING AUK").imo(imo).marking(closed).send();
    awaitListed(id, opened);
    await().atMost(Api.PATIENCE).until(() -> marked.findById(goes.designationId()) == null);
    assertThat(eventTypes(id)).hasSize(4);
  }

  @Test
  void anEntityWhoseLastDesignationIsMarkedIsNotThereAnyMore() {
    String imo = Published.shipNumber(710_005);
    Published open = Published.vessel("KR", "LONELY SKUA").imo(imo).send();
    String id = awaitId(open);
    Published closed =
        Published.vessel("KR", "LONELY SKUA").imo(imo).marking(open).marked("AMBER", "JP").send();
    awaitKept(closed);

    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(() -> reader().get("/api/v1/entities/" + id).then().statusCode(404));
    assertThat(text(reader(), id)).isEqualTo(text(reader(), Entity.idBeginningWith("none")));
    assertThat(reader().get(BY_IMO + imo).jsonPath().getList("items")).isEmpty();
    assertThat(designations(Api.reader("JP", "TLP:AMBER"), id))
        .containsExactly(open.designationId());
    assertThat(Api.judge(id, Entity.idBeginningWith("none"), "SAME").statusCode()).isEqualTo(404);
  }

  @Test
  void aVersionThatComesLateOpensNothing() {
    String imo = Published.shipNumber(710_006);
    Published first = Published.vessel("KR", "LATE PLOVER").imo(imo);
    Published closed =
        Published.vessel("KR", "LATE PLOVER").imo(imo).marking(first).marked("RED", "KR").send();
    awaitKept(closed);

    first.sendOnPartitionOf(closed);
    Published next = Published.vessel("KR", "AFTER PLOVER").sendOnPartitionOf(closed);
    awaitId(next);

    assertThat(reader().get(BY_IMO + imo).jsonPath().getList("items")).isEmpty();
    assertThat(entities.findById(Entity.idBeginningWith(first.designationId()))).isNull();
  }

  @Test
  void isFoundByItsNameAmongAllOthersInPages() {
    Published.vessel("KR", "WADER ALPHA").send();
    Published last = Published.vessel("KR", "WADER GAMMA").send();
    awaitId(last);
    awaitKept(Published.vessel("KR", "WADER BETA").marked("AMBER").send());
    awaitKept(Published.vessel("KR", "WADER DELTA").marked("AMBER").send());

    assertThat(named("KR", "TLP:AMBER", "wader"))
        .containsExactly("WADER ALPHA", "WADER BETA", "WADER DELTA", "WADER GAMMA");
    assertThat(named("KR", "TLP:GREEN", "wader")).containsExactly("WADER ALPHA", "WADER GAMMA");
    assertThat(
            Api.reader("KR", "TLP:AMBER")
                .get("/api/v1/entities?name=wader beta&match=exact")
                .jsonPath()
                .getList("items.caption"))
        .containsExactly("WADER BETA");
  }

  @ParameterizedTest
  @CsvSource({
    "CLEAR, ''",
    "GREEN, ''",
    "AMBER, ''",
    "AMBER+STRICT, JP",
    "RED, JP",
    "CLEAR, JP",
    "GREEN, JP"
  })
  void theQueryHasTheRuleOfReaders(String label, String authority) {
    Marking marking =
        new Marking(Tlp.ofLabel(label), authority.isEmpty() ? List.of() : List.of(authority));
    String key =
        "innCode:"
            + Published.taxpayerNumber(
                720_000_00 + Math.abs((label + authority).hashCode() % 1000));
    Listing listing =
        Published.organization("KR", "RULED")
            .with("innCode", key.substring("innCode:".length()))
            .listing();
    marked.keep(MarkedListing.of(listing, marking, null));

    for (Tlp clearance : Tlp.values()) {
      for (String of : new String[] {null, "JP", "KR", "US"}) {
        Reader reader = new Reader(clearance, of);
        assertThat(
                marked.by(List.of(key), reader).stream()
                    .anyMatch(one -> one.designationId().equals(listing.designationId())))
            .as(marking + " to " + reader)
            .isEqualTo(reader.sees(marking, "KR"));
      }
    }
    marked.deleteById(listing.designationId());
  }

  private static String awaitId(Published open) {
    String id = Entity.idBeginningWith(open.designationId());
    awaitListed(id, open);
    return id;
  }

  private void awaitKept(Published hidden) {
    int version = hidden.listing().version();
    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(marked.findById(hidden.designationId()))
                    .isNotNull()
                    .extracting(MarkedListing::version)
                    .isEqualTo(version));
  }

  private static List<String> designations(RequestSpecification asking, String id) {
    return asking.get("/api/v1/entities/" + id).jsonPath().getList("listings.designationId");
  }

  private static List<String> names(RequestSpecification asking, String imo) {
    return asking.get(BY_IMO + imo).jsonPath().getList("items[0].names.name");
  }

  private static List<String> named(String authority, String clearance, String name) {
    List<String> captions = new ArrayList<>();
    String next = "";
    while (next != null) {
      JsonPath page =
          Api.reader(authority, clearance)
              .get("/api/v1/entities?limit=1&name=" + name + next)
              .jsonPath();
      captions.addAll(page.getList("items.caption"));
      next = page.get("next") == null ? null : "&after=" + page.getString("next");
    }
    return captions;
  }

  private static String text(RequestSpecification asking, String id) {
    return asking
        .header("X-Request-Id", "7c9e6679-7425-40de-944b-e07fc1f90ae7")
        .get("/api/v1/entities/" + id)
        .asString();
  }
}
