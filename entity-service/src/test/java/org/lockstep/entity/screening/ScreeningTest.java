package org.lockstep.entity.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lockstep.entity.screening.Asked.all;
import static org.lockstep.entity.screening.Asked.json;
import static org.lockstep.entity.screening.Asked.one;
import static org.lockstep.entity.screening.Asked.result;
import static org.lockstep.entity.screening.Asked.screen;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.ListingState;
import org.lockstep.testkit.Json;

@QuarkusTest
class ScreeningTest {
  private static String listed(Published published) {
    published.send();
    String id = Entity.idBeginningWith(published.designationId());
    await()
        .atMost(Api.PATIENCE)
        .until(
            () ->
                result(
                        "'names':['%s']"
                            .formatted(published.listing().listingRecord().names().get(0).name()))
                    .findValuesAsText("entityId")
                    .contains(id));
    return id;
  }

  private static JsonNode hit(JsonNode result, String entityId) {
    for (JsonNode hit : result.path("hits")) {
      if (hit.path("entityId").asText().equals(entityId)) {
        return hit;
      }
    }
    throw new AssertionError(entityId + " is not in " + result);
  }

  @Test
  void findsAShipByItsNameAndSaysWhoListsItAndWhy() {
    String imo = Published.shipNumber(810_001);
    String id =
        listed(
            Published.vessel("KR", "TALL PELICAN")
                .alias("ГОРДЫЙ ПЕЛИКАН")
                .imo(imo)
                .on("2024-05-24"));

    JsonNode result = result("'names':['M/V Tall Pelican']");

    JsonNode hit = hit(result, id);
    assertThat(result.path("complete").asBoolean()).isTrue();
    assertThat(hit.path("verdict").asText()).isEqualTo("POSSIBLE_MATCH");
    assertThat(hit.path("score").asDouble()).isGreaterThan(.9);
    assertThat(hit.path("probability").asDouble()).isBetween(.5, 1.);
    assertThat(hit.path("caption").asText()).isEqualTo("TALL PELICAN");
    assertThat(hit.at("/names/listed").asText()).isEqualTo("TALL PELICAN");
    assertThat(hit.at("/names/authorities/0").asText()).isEqualTo("KR");
    assertThat(hit.at("/listings/0/authority").asText()).isEqualTo("KR");
    assertThat(hit.at("/listings/0/since").asText()).isEqualTo("2024-05-24");
    assertThat(hit.at("/listings/0/measures/0").asText()).isEqualTo("ASSET_FREEZE");
    assertThat(hit.at("/explanation/words").findValuesAsText("reason")).contains("SAME", "TITLE");
    assertThat(hit.at("/explanation/sentences").toString()).contains("is in both names");
  }

  @Test
  void findsInAnyScript() {
    String id = listed(Published.person("KR", "Ri Kang Chol").alias("리강철"));

    assertThat(hit(result("'names':['리강철'],'subjectType':'PERSON'"), id)).isNotNull();
    assertThat(hit(result("'names':['LEE Gang Cheol'],'subjectType':'PERSON'"), id)).isNotNull();
  }

  @Test
  void decidesByTheNumberWhateverTheName() {
    String imo = Published.shipNumber(810_002);
    String other = Published.shipNumber(810_003);
    String id = listed(Published.vessel("KR", "GREY CORMORANT").imo(imo));

    JsonNode byNumber =
        result("'identifiers':[{'scheme':'imoNumber','value':'IMO %s'}]".formatted(imo));
    assertThat(hit(byNumber, id).path("score").asDouble()).isEqualTo(1);
    assertThat(hit(byNumber, id).has("names")).isFalse();

    JsonNode another =
        result(
            "'names':['GREY CORMORANT'],'identifiers':[{'scheme':'imoNumber','value':'%s'}]"
                .formatted(other));
    assertThat(another.path("hits")).isEmpty();
    assertThat(another.at("/ruledOut/0/entityId").asText()).isEqualTo(id);
    assertThat(another.at("/ruledOut/0/verdict").asText()).isEqualTo("RULED_OUT");
    assertThat(another.at("/ruledOut/0/explanation/sentences").toString()).contains(imo, other);
    assertThat(another.at("/ruledOut/0/explanation/otherwise")).isNotEmpty();
  }

  @Test
  void saysWhatOfAQueryItCouldNotUse() {
    JsonNode result =
        result(
            "'names':['Nobody Whatsoever'],'identifiers':[{'scheme':'imoNumber','value':'1234568'}],"
                + "'address':{'townName':'Busan','country':'KR'}");

    assertThat(result.path("hits")).isEmpty();
    assertThat(result.path("notes").toString())
        .contains("check digit is wrong")
        .contains("Of the address its country was compared, and nothing else.");
  }

  @Test
  void findsOnlyWhatIsListedOnTheDay() {
    Published first =
        Published.vessel("JP", "YELLOW BITTERN")
            .changed(
                "IN_FORCE",
                new ListingState(null, "2023-12-31", "NOT_YET_IN_FORCE", 1),
                new ListingState("2024-01-01", "2024-06-30", "IN_FORCE", 1),
                new ListingState("2024-07-01", null, "DELISTED", 1))
            .send();
    Published other = Published.vessel("JP", "GREEN BITTERN").send();
    String id = Entity.idBeginningWith(first.designationId());
    Api.awaitListed(id, first);
    listed(other);

    assertThat(result("'names':['YELLOW BITTERN']").findValuesAsText("entityId"))
        .doesNotContain(id);
    String day = "{'validAt':'%s','queries':[{'id':'1','names':['YELLOW BITTERN']}]}";
    assertThat(
            hit(all(day.formatted("2024-03-01")).at("/results/0"), id)
                .at("/listings/0/status")
                .asText())
        .isEqualTo("IN_FORCE");
    assertThat(all(day.formatted("2024-07-01")).findValuesAsText("entityId")).doesNotContain(id);
    assertThat(all(day.formatted("2023-12-31")).findValuesAsText("entityId")).doesNotContain(id);
  }

  @Test
  void findsANameThatWasCorrectedOnlyAsOfTheDaysOnWhichItWasListed() {
    Published first = Published.person("KR", "Wrong Bystander").on("2020-01-01");
    String id = listed(first);
    Published second =
        Published.person("KR", "Right Culprit")
            .after(first)
            .changed(
                "IN_FORCE",
                new ListingState(null, "2024-05-31", "IN_FORCE", 1),
                new ListingState("2024-06-01", null, "IN_FORCE", 2))
            .send();
    await()
        .atMost(Api.PATIENCE)
        .until(() -> result("'names':['Right Culprit']").findValuesAsText("entityId").contains(id));

    assertThat(result("'names':['Wrong Bystander']").findValuesAsText("entityId")).isEmpty();
    String day = "{'validAt':'%s','queries':[{'id':'1','names':['%s']}]}";
    assertThat(all(day.formatted("2024-05-31", "Wrong Bystander")).findValuesAsText("entityId"))
        .containsExactly(id);
    assertThat(all(day.formatted("2024-05-31", "Right Culprit")).findValuesAsText("entityId"))
        .isEmpty();
    assertThat(second.designationId()).isEqualTo(first.designationId());
  }

  @Test
  void screensAgainstSomeListsOnlyAndSaysWhichThereAre() {
    String id = listed(Published.vessel("GB", "BLUE SHEARWATER").measure("PORT_ENTRY_BAN"));
    String with = "{'datasets':{%s},'queries':[{'id':'1','names':['BLUE SHEARWATER']}]}";

    assertThat(
            all(with.formatted("'authorities':['GB'],'measures':['PORT_ENTRY_BAN']"))
                .findValuesAsText("entityId"))
        .contains(id);
    listed(Published.vessel("US", "RED SHEARWATER"));
    assertThat(all(with.formatted("'authorities':['US']")).findValuesAsText("entityId"))
        .doesNotContain(id);
    var refused =
        screen(
            json(
                with.formatted(
                    "'authorities':['GB','XX'],'programmes':['NONE'],'measures':['TICKLING']")));
    refused.then().statusCode(400);
    assertThat(Json.of(refused).path("violations").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "datasets.authorities[1]", "datasets.programmes[0]", "datasets.measures[0]");
    assertThat(refused.asString()).contains("GB").contains("GB-DPRK").contains("PORT_ENTRY_BAN");
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    var refused =
        screen(
            json(
                """
                {'threshold':0.3,'limit':101,'queries':[
                  {'id':'a','names':['Good Name']},
                  {'id':'a','names':['...','%s'],'birthDates':['1970-02-30','yesterday'],
                   'countries':['KP','XX'],'identifiers':[{'scheme':'shoeSize','value':'44'}],
                   'address':{'country':'Korea'}},
                  {'id':' '}
                ]}"""
                    .formatted("x".repeat(501))));

    refused.then().statusCode(400);
    assertThat(Json.of(refused).path("violations").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "threshold",
            "limit",
            "queries[1].id",
            "queries[1].names[0]",
            "queries[1].names[1]",
            "queries[1].birthDates[0]",
            "queries[1].birthDates[1]",
            "queries[1].countries[1]",
            "queries[1].identifiers[0].scheme",
            "queries[1].address.country",
            "queries[2].id",
            "queries[2].names");
  }

  @Test
  void takesAThousandQueriesAndNoMore() {
    List<String> queries = new ArrayList<>();
    IntStream.range(0, 1000)
        .forEach(i -> queries.add("{'id':'%d','names':['Somebody Number %d']}".formatted(i, i)));

    JsonNode answer = all("{'queries':[%s]}".formatted(String.join(",", queries)));

    assertThat(answer.path("results")).hasSize(1000);
    assertThat(answer.path("results").findValuesAsText("id")).startsWith("0", "1").endsWith("999");
    queries.add("{'id':'x','names':['One More']}");
    screen(json("{'queries':[%s]}".formatted(String.join(",", queries)))).then().statusCode(400);
  }

  @Test
  void bearsNamesThatSomebodyMeansTheServiceHarmWith() {
    for (String name :
        List.of(
            "\\u202eRight To Left",
            "zero\\u200bwidth",
            "a".repeat(500),
            "b ".repeat(250),
            "李".repeat(500),
            "\\u0301".repeat(80) + "a")) {
      screen("{\"queries\":[{\"id\":\"1\",\"names\":[\"" + name + "\"]}]}").then().statusCode(200);
    }
    screen("{\"queries\":[{\"id\":\"1\",\"names\":[\"\\ud800\"]}]}").then().statusCode(400);
  }

  @Test
  void saysWhatItScreenedAgainst() {
    listed(Published.vessel("KR", "STATELY HERON"));

    JsonNode before = one("'names':['Nobody At All']");
    listed(Published.vessel("KR", "STATELIER HERON"));
    JsonNode after = one("'names':['Nobody At All']");

    assertThat(after.at("/state/entities").asInt())
        .isGreaterThan(before.at("/state/entities").asInt());
    assertThat(after.at("/state/digest")).isNotEqualTo(before.at("/state/digest"));
    assertThat(positions(after)).isGreaterThan(positions(before));
    assertThat(after.at("/state").has("markedRecords")).isFalse();
    assertThat(after.path("algorithm").asText()).isNotBlank();
  }

  private static long positions(JsonNode answer) {
    long sum = 0;
    for (JsonNode position : answer.at("/state/positions")) {
      sum += position.asLong();
    }
    return sum;
  }
}
