package org.lockstep.entity.resolution;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.lockstep.entity.Api.awaitListed;
import static org.lockstep.entity.Api.eventTypes;
import static org.lockstep.entity.Api.eventVersions;
import static org.lockstep.entity.Api.isCandidate;
import static org.lockstep.entity.Api.judge;
import static org.lockstep.entity.Api.profile;
import static org.lockstep.entity.Api.reader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class JudgementTest {
  @Inject Entities entities;

  @Test
  void makesTwoEntitiesOneAndLeadsOnFromTheOther() {
    String many =
        listed(Published.organization("JP", "AZIA SHIPPING COMPANY").with("innCode", "7000000814"));
    Published more =
        Published.organization("GB", "Azia Shipping").with("innCode", "7000000814").send();
    awaitListed(many, more);
    Published single = Published.organization("US", "AZIA SHIPPING COMPANY").as("46769");
    String one = listed(single);
    assertThat(isCandidate(one, many)).isTrue();

    JsonPath answer = judge(one, many, "SAME").then().statusCode(201).extract().jsonPath();

    assertThat(answer.getString("survivorId")).as("it has more listings").isEqualTo(many);
    assertThat(answer.getString("decidedBy")).isEqualTo("jp-curator");
    JsonPath profile = profile(many);
    assertThat(profile.getList("listings.authority")).containsExactlyInAnyOrder("JP", "GB", "US");
    assertThat(profile.getString("judgements[0].id")).isEqualTo(answer.getString("id"));
    assertThat(profile.getString("judgements[0].reason")).isEqualTo("Same address");
    reader()
        .redirects()
        .follow(false)
        .get("/api/v1/entities/{id}", one)
        .then()
        .statusCode(308)
        .header("Location", "/api/v1/entities/" + many);
    assertThat(isCandidate(one, many)).isFalse();
    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(eventTypes(one))
                    .containsExactly(
                        "org.lockstep.entity.changed.v1", "org.lockstep.entity.merged.v1"));
    var merged = Api.events(one).get(1);
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("entity-service", "entity-merged")), merged.value());
    assertThat(JsonPath.from(merged.value()).getString("intoEntityId")).isEqualTo(many);
    var changed =
        Events.await(
            Api.TOPIC,
            event -> many.equals(event.key()) && event.value().contains(single.designationId()),
            Api.PATIENCE);
    assertThat(
            JsonPath.from(changed.value())
                .getInt(
                    "listings.find { it.designationId == '%s' }.assignment"
                        .formatted(single.designationId())))
        .isEqualTo(2);
  }

  @Test
  void tellsOthersWhichOfficeDecidedAndOnlyItsOwnCuratorsWho() {
    String one = listed(Published.organization("JP", "Rason Port").with("innCode", "7000001007"));
    String other = listed(Published.organization("KR", "Rajin Port").with("mmsi", "445000017"));
    String survivor = judge(one, other, "SAME").then().statusCode(201).extract().path("survivorId");

    for (Tokens stranger :
        List.of(
            Tokens.of("kr-port-control").roles("register-reader"),
            Tokens.of("jp-drafter").authority("JP").roles("drafter", "register-reader"),
            Tokens.of("kr-curator").authority("KR").roles("curator", "register-reader"))) {
      String profile =
          given()
              .auth()
              .oauth2(stranger.bearer())
              .get("/api/v1/entities/{id}", survivor)
              .then()
              .statusCode(200)
              .body("judgements[0].decidedBy", equalTo("a curator of JP"))
              .extract()
              .asString();
      assertThat(profile).doesNotContain("jp-curator");
    }
    Api.curator()
        .get("/api/v1/entities/{id}", survivor)
        .then()
        .body("judgements[0].decidedBy", equalTo("jp-curator"));
  }

  @Test
  void listsOnTheSurvivorWhatComesForTheOtherAfterwards() {
    Published first =
        Published.organization("AU", "Vostochnaya Stevedoring").with("innCode", "7000000821");
    String one = listed(first);
    String other =
        listed(
            Published.organization("EU", "Vostochnaya Stevedoring LLC")
                .with("ogrnCode", "1000000000835"));
    String survivor = judge(one, other, "SAME").then().extract().path("survivorId");

    Published newer =
        Published.organization("AU", "Vostochnaya Stevedoring Company")
            .with("innCode", "7000000821")
            .after(first);
    newer.send();
    Published late =
        Published.organization("CA", "Vostochnaya").with("innCode", "7000000821").send();

    JsonPath profile = awaitListed(survivor, late);
    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(profile(survivor).getList("names.name"))
                    .contains("Vostochnaya Stevedoring Company"));
    assertThat(profile.getList("listings")).hasSize(3);
  }

  @Test
  void answersTheEarlierJudgementWhenTheTwoAreTheSameAlready() {
    String one = listed(Published.person("US", "Vladimir Mikheychik"));
    String other = listed(Published.person("EU", "Vladimir MIKHEYCHIK"));
    String first = judge(one, other, "SAME").then().statusCode(201).extract().path("id");
    int version = profile(survivorOf(one)).getInt("version");

    judge(other, one, "SAME").then().statusCode(200).body("id", equalTo(first));

    assertThat(profile(survivorOf(one)).getInt("version")).isEqualTo(version);
  }

  @Test
  void followsMergesToSeeThatTwoAreTheSame() {
    String one = listed(Published.person("US", "Rim Yong Hyok"));
    String two = listed(Published.person("EU", "RIM Yong Hyok (Abu Rim)"));
    String three = listed(Published.person("KR", "림영혁"));
    judge(one, two, "SAME").then().statusCode(201);
    String second = judge(two, three, "SAME").then().statusCode(201).extract().path("id");

    judge(one, three, "SAME").then().statusCode(200).body("id", equalTo(second));

    assertThat(entities.living(one).orElseThrow().listings()).hasSize(3);
    assertThat(entities.living(three).orElseThrow().id()).isEqualTo(survivorOf(one));
  }

  @Test
  void suggestsNoMoreWhatWasJudgedToBeDifferent() {
    String one = listed(Published.vessel("US", "LADY RANIA"));
    String other = listed(Published.vessel("GB", "Lady Rania"));
    assertThat(isCandidate(one, other)).isTrue();

    judge(one, other, "DIFFERENT")
        .then()
        .statusCode(201)
        .body("decision", equalTo("DIFFERENT"))
        .body("survivorId", equalTo(null));

    assertThat(isCandidate(one, other)).isFalse();
    assertThat(profile(one).getString("judgements[0].decision")).isEqualTo("DIFFERENT");
    assertThat(profile(other).getString("judgements[0].decision")).isEqualTo("DIFFERENT");
    judge(other, one, "DIFFERENT").then().statusCode(200);
  }

  @Test
  void refusesToContradictAnEarlierJudgementAndNamesIt() {
    String one = listed(Published.vessel("US", "SLOMAN PRODUCER"));
    String other = listed(Published.vessel("GB", "SLOMAN PRODUCER II"));
    String third = listed(Published.vessel("EU", "SLOMAN"));
    String different = judge(one, other, "DIFFERENT").then().extract().path("id");

    judge(one, other, "SAME")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:contradicts-judgement"))
        .body("detail", containsString(different))
        .body("judgementId", equalTo(different));

    String same = judge(other, third, "SAME").then().statusCode(201).extract().path("id");
    judge(third, other, "DIFFERENT").then().statusCode(409).body("judgementId", equalTo(same));
    judge(one, third, "SAME").then().statusCode(409).body("judgementId", equalTo(different));
    assertThat(profile(one).getList("listings")).hasSize(1);
  }

  @Test
  void refusesToMakeAPersonAndAShipOne() {
    String person = listed(Published.person("KR", "장호영"));
    String ship = listed(Published.vessel("KR", "JANG HO YONG"));

    judge(person, ship, "SAME")
        .then()
        .statusCode(409)
        .body("detail", containsString("one subject type"));

    judge(person, ship, "DIFFERENT").then().statusCode(201);
  }

  @Test
  void doesNotKnowAnEntityThatIsNotThere() {
    String one = listed(Published.person("KR", "리경식"));

    judge(one, UUID.randomUUID().toString(), "SAME")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:lockstep:problem:not-found"));
  }

  @Test
  void givesOneJudgementToManyWhoAskAtOnce() throws Exception {
    String one = listed(Published.person("KR", "리용민"));
    String other = listed(Published.person("US", "RI Yong Min"));

    List<Integer> codes = atOnce(6, i -> judge(one, other, "SAME").statusCode());

    assertThat(codes).containsOnly(200, 201);
    assertThat(codes.stream().filter(code -> code == 201)).hasSize(1);
    Entity living = entities.living(one).orElseThrow();
    assertThat(living.listings()).hasSize(2);
    assertThat(living.listings()).extracting("assignment").containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void doesNotMergeInACircle() throws Exception {
    for (int round = 0; round < 5; round++) {
      String a = listed(Published.person("KR", "A of round " + round));
      String b = listed(Published.person("KR", "B of round " + round));
      String c = listed(Published.person("KR", "C of round " + round));
      List<List<String>> pairs = List.of(List.of(a, b), List.of(b, c), List.of(c, a));

      atOnce(3, i -> judge(pairs.get(i).get(0), pairs.get(i).get(1), "SAME").statusCode());

      String survivor = survivorOf(a);
      assertThat(survivorOf(b)).isEqualTo(survivor);
      assertThat(survivorOf(c)).isEqualTo(survivor);
      assertThat(profile(survivor).getList("listings")).hasSize(3);
    }
  }

  @Test
  void publishesTheVersionsOfTheSurvivorInOrder() {
    String one = listed(Published.person("KR", "박광혁"));
    String other = listed(Published.person("US", "PAK Kwang Hyok"));

    String survivor = judge(one, other, "SAME").then().extract().path("survivorId");

    await()
        .atMost(Api.PATIENCE)
        .untilAsserted(() -> assertThat(eventVersions(survivor)).containsExactly(1, 2));
  }

  @Test
  void pagesThroughTheCandidates() {
    String one = listed(Published.person("KR", "Page Turner"));
    String two = listed(Published.person("US", "Page Turner"));
    String three = listed(Published.person("EU", "Page Turner"));

    List<Object> all = new ArrayList<>();
    String next = "";
    do {
      JsonPath page =
          Api.curator()
              .get("/api/v1/resolution/candidates?limit=10" + next)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      all.addAll(page.getList("items.entityIds"));
      next = page.get("next") == null ? null : "&after=" + page.getString("next");
    } while (next != null);

    assertThat(all)
        .doesNotHaveDuplicates()
        .contains(sorted(one, two), sorted(one, three), sorted(two, three));
  }

  @Test
  void continuesTheCandidatesForTheCuratorWhoBeganAlone() {
    listed(Published.person("KR", "Page Holder"));
    listed(Published.person("US", "Page Holder"));
    listed(Published.person("EU", "Page Holder"));
    String cursor =
        Api.curator()
            .get("/api/v1/resolution/candidates?limit=1")
            .then()
            .statusCode(200)
            .extract()
            .path("next");
    String address = "/api/v1/resolution/candidates?after=" + cursor;

    Api.curator().get(address).then().statusCode(200);
    given()
        .auth()
        .oauth2(Tokens.of("kr-curator").authority("KR").roles("curator").bearer())
        .get(address)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("after"));
    Api.curator().get(address + "A").then().statusCode(400);
  }

  private static List<String> sorted(String one, String other) {
    return Pair.of(one, other).ids();
  }

  private static String listed(Published designation) {
    designation.send();
    String id = Entity.idBeginningWith(designation.designationId());
    awaitListed(id, designation);
    return id;
  }

  private String survivorOf(String id) {
    return entities.living(id).orElseThrow().id();
  }

  private interface Call {
    int number(int i);
  }

  private static List<Integer> atOnce(int count, Call call) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    CyclicBarrier start = new CyclicBarrier(count);
    try {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.number(number);
                }));
      }
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> one : running) {
        answers.add(one.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
