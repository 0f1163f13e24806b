package org.lockstep.entity.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lockstep.entity.screening.Asked.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.MarkedListings;
import org.lockstep.http.marking.Purpose;
import org.lockstep.testkit.Json;
import org.lockstep.testkit.Tokens;

/** What is marked is found by who may see it, who says what for; and by nobody else. */
@QuarkusTest
class MarkedScreeningTest {
  private static final Tokens CLEARED = of("KR", "TLP:AMBER");

  @Inject MarkedListings marked;

  private static Tokens of(String authority, String clearance) {
    return Tokens.of("screener-" + authority + clearance.replace(':', '-'))
        .authority(authority)
        .clearance(clearance)
        .roles("screener");
  }

  private static Response ask(Tokens reader, String name) {
    return Asked.by(reader)
        .header(Purpose.HEADER, Api.PURPOSE)
        .body(json("{'queries':[{'id':'1','names':['%s']}]}".formatted(name)))
        .post("/api/v1/screenings");
  }

  private static JsonNode screen(Tokens reader, String name) {
    Response answer = ask(reader, name);
    answer.then().statusCode(200);
    return Json.of(answer);
  }

  private Published kept(Published hidden) {
    hidden.send();
    await().atMost(Api.PATIENCE).until(() -> marked.findById(hidden.designationId()) != null);
    return hidden;
  }

  @Test
  void whatIsMarkedIsFoundByWhoMaySeeItAlone() {
    Published hidden = kept(Published.vessel("JP", "SECRET OYSTERCATCHER").marked("AMBER", "KR"));

    JsonNode seen = screen(CLEARED, "Secret Oystercatcher");

    assertThat(seen.at("/results/0/hits/0/entityId").asText())
        .isEqualTo(Entity.idBeginningWith(hidden.designationId()));
    assertThat(seen.at("/results/0/hits/0/listings/0/marking/tlp").asText()).isEqualTo("AMBER");
    assertThat(seen.at("/state/markedRecords").asInt()).isPositive();
    for (Tokens other : new Tokens[] {Asked.SCREENER, of("KR", "TLP:GREEN"), of("US", "TLP:RED")}) {
      JsonNode unseen = screen(other, "Secret Oystercatcher");
      assertThat(unseen.at("/results/0/hits")).isEmpty();
      assertThat(unseen.at("/results/0/ruledOut")).isEmpty();
      assertThat(unseen.toString()).doesNotContain(hidden.designationId());
    }
  }

  @Test
  void aMarkedNameLeadsToTheEntityThatItJoins() {
    String imo = Published.shipNumber(820_001);
    Published open = Published.vessel("KR", "PLAIN PLOVER").imo(imo).send();
    String id = Entity.idBeginningWith(open.designationId());
    Api.awaitListed(id, open);
    kept(Published.vessel("JP", "CAMOUFLAGED PLOVERESS").imo(imo).marked("AMBER", "KR"));

    JsonNode hit = screen(CLEARED, "Camouflaged Ploveress").at("/results/0/hits/0");

    assertThat(hit.path("entityId").asText()).isEqualTo(id);
    assertThat(hit.path("listings").findValuesAsText("authority"))
        .containsExactlyInAnyOrder("KR", "JP");
    assertThat(screen(Asked.SCREENER, "Camouflaged Ploveress").at("/results/0/hits")).isEmpty();
  }

  @Test
  void whoIsShownItSaysWhatForAndIsKept() {
    Published hidden = kept(Published.person("KR", "Quiet Phalarope").marked("AMBER"));
    Response without =
        Asked.by(CLEARED)
            .body(json("{'queries':[{'id':'1','names':['Quiet Phalarope']}]}"))
            .post("/api/v1/screenings");
    without.then().statusCode(428);
    assertThat(without.asString()).doesNotContain("Phalarope");

    ask(CLEARED, "Quiet Phalarope").then().statusCode(200);
    ask(CLEARED, "Nobody Whatsoever").then().statusCode(200);

    JsonNode readers =
        Json.of(
            Api.reader("KR", "TLP:AMBER", "register-reader", "approver")
                .get("/api/v1/entities/readers?designation=" + hidden.designationId()));
    assertThat(readers.path("items")).hasSize(1);
    assertThat(readers.at("/items/0/purpose").asText()).isEqualTo(Api.PURPOSE);
  }

  @Test
  void whatBecomesMarkedIsFoundByOthersNoMore() {
    Published open = Published.vessel("KR", "VANISHING DOTTEREL").send();
    Api.awaitListed(Entity.idBeginningWith(open.designationId()), open);
    Published.vessel("KR", "VANISHING DOTTEREL").marking(open).marked("AMBER").send();
    await()
        .atMost(Api.PATIENCE)
        .until(() -> screen(Asked.SCREENER, "VANISHING DOTTEREL").at("/results/0/hits").isEmpty());

    assertThat(screen(CLEARED, "VANISHING DOTTEREL").at("/results/0/hits")).hasSize(1);
  }
}
