package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Three authorities prepare packages and release them together; outsiders ask for everything all
 * the time and learn nothing before the instant; a fourth part, withdrawn in time, stays invisible.
 */
@Order(6)
class JointReleaseIT {
  /** Asked over and over; {@code ID} stands for what is hidden. */
  private static final List<String> EVERYTHING =
      List.of(
          "/packages?limit=500",
          "/packages?status=APPROVED",
          "/packages?status=SCHEDULED",
          "/packages/PACKAGE",
          "/packages/PACKAGE/steps",
          "/joint-actions",
          "/joint-actions/ACTION",
          "/designations?limit=500",
          "/designations?package=PACKAGE",
          "/alignment?package=PACKAGE",
          "/alignment?theme=DPRK&limit=500",
          "/statements?package=PACKAGE",
          "/timeline?limit=500",
          "/entities?identifier=imoNumber:9179854",
          "/journal/checkpoint",
          "/journal/entries?from=0&limit=500",
          "/exports/register.ftm.jsonl",
          "/exports/register.csv");

  private static String run;
  private static Api coordinator;
  private static Api outsider;

  private record Part(String authority, String drafter, String approver, String releaser) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("JP", "jp-drafter", "jp-approver", "jp-releaser"),
          new Part("KR", "kr-drafter", "kr-approver", "kr-releaser"),
          new Part("US", "us-drafter", "us-approver", "us-approver"),
          new Part("EU", "eu-drafter", "eu-approver", "eu-approver"));

  /** In a register of its own: other tests compare what is in theirs. */
  @BeforeAll
  static void begins() {
    OneMachine.start("--reset", "--no-story", "--no-receiver");
    run = UUID.randomUUID().toString().substring(0, 8);
    coordinator = Api.as("jp-coordinator");
    outsider = Api.as("gb-drafter");
  }

  @Test
  void allPartsAppearTogetherAtTheInstantAndNothingBefore() {
    String action = open();
    Map<String, String> packages = new LinkedHashMap<>();
    Map<String, String> before = everything(action, UUID.randomUUID().toString());

    for (Part part : PARTS) {
      packages.put(part.authority(), prepared(part));
      attach(action, part, id(packages, part.authority()));
    }
    assertThat(everything(action, id(packages, "KR"))).isEqualTo(before);
    withdraw(action, PARTS.get(3));
    Instant at = Instant.now().plusSeconds(8);
    Api.Answer scheduled =
        coordinator.post("/joint-actions/" + action + "/release", "{\"at\":\"" + at + "\"}");
    assertThat(scheduled.status()).as(scheduled.raw().body()).isEqualTo(200);

    List<Set<String>> seen = new ArrayList<>();
    Set<Long> sizes = new TreeSet<>();
    while (seen.isEmpty() || seen.get(seen.size() - 1).isEmpty()) {
      assertThat(Instant.now()).as("the release never came").isBefore(at.plusSeconds(60));
      Map<String, String> now = everything(action, id(packages, "KR"));
      Set<String> visible = visible(id(now, "/packages?limit=500"), packages);
      sizes.add(size(id(now, "/journal/checkpoint")));
      if (visible.isEmpty() && Instant.now().isBefore(at)) {
        assertThat(now).isEqualTo(before);
      }
      seen.add(visible);
    }

    assertThat(seen).as("all at once or none").containsOnly(Set.of(), Set.of("JP", "KR", "US"));
    Set<String> released = new TreeSet<>();
    for (String authority : List.of("JP", "KR", "US")) {
      JsonNode p = outsider.get("/packages/" + id(packages, authority)).json();
      released.add(p.path("releasedAt").asText());
      assertThat(p.path("jointActionId").asText()).isEqualTo(action);
    }
    assertThat(released).as("one transaction has one recorded time").hasSize(1);
    Instant releasedAt = Instant.parse(released.iterator().next());
    assertThat(releasedAt).isAfterOrEqualTo(at);
    System.out.printf(
        "joint release: %d ms after the instant%n", releasedAt.toEpochMilli() - at.toEpochMilli());
    assertThat(sizes).as("one journal size before, one after").hasSizeLessThanOrEqualTo(2);
    oneTransaction(released.iterator().next());
    nobodySeesTheFourth(action, id(packages, "EU"));
  }

  private static void oneTransaction(String releasedAt) {
    long size = size(outsider.get("/journal/checkpoint").raw().body());
    JsonNode entries =
        outsider.get("/journal/entries?limit=500&from=" + Math.max(0, size - 60)).json();
    List<JsonNode> ours =
        StreamSupport.stream(entries.path("items").spliterator(), false)
            .filter(entry -> entry.path("recordedAt").asText().equals(releasedAt))
            .toList();
    assertThat(ours)
        .extracting(entry -> entry.path("kind").asText())
        .contains("joint_action.released")
        .filteredOn("package.released"::equals)
        .hasSize(3);
    List<Long> indexes = ours.stream().map(entry -> entry.path("index").asLong()).toList();
    assertThat(indexes.get(indexes.size() - 1) - indexes.get(0)).isEqualTo(indexes.size() - 1L);
  }

  private static void nobodySeesTheFourth(String action, String fourth) {
    assertThat(outsider.get("/packages/" + fourth).status()).isEqualTo(404);
    Api.Answer shown = outsider.get("/joint-actions/" + action);
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.raw().body()).doesNotContain("EU").doesNotContain("LEFT_OUT");
    assertThat(shown.json().path("parts"))
        .extracting(part -> part.path("authority").asText())
        .containsExactlyInAnyOrder("JP", "KR", "US");
    JsonNode seenByParticipant = Api.as("kr-releaser").get("/joint-actions/" + action).json();
    assertThat(seenByParticipant.path("parts"))
        .filteredOn(part -> part.path("authority").asText().equals("EU"))
        .allSatisfy(part -> assertThat(part.path("outcome").asText()).isEqualTo("LEFT_OUT"))
        .hasSize(1);
  }

  private static String open() {
    Api.Answer opened =
        coordinator.post(
            "/joint-actions",
            """
            {"reference":"JP-joint-%s","title":"Vessels in the arms trade"}"""
                .formatted(run));
    assertThat(opened.status()).as(opened.raw().body()).isEqualTo(201);
    String action = opened.json().path("id").asText();
    for (String authority : List.of("KR", "US", "EU")) {
      Api.Answer invited =
          coordinator.post(
              "/joint-actions/" + action + "/invitations", "{\"authority\":\"" + authority + "\"}");
      assertThat(invited.status()).as(invited.raw().body()).isEqualTo(200);
    }
    return action;
  }

  private static String prepared(Part part) {
    String programme =
        switch (part.authority()) {
          case "US" -> "US-DPRK2";
          case "EU" -> "EU-PRK";
          default -> part.authority() + "-DPRK";
        };
    String instrument =
        switch (part.authority()) {
          case "JP" -> "JP-FEFTA";
          case "KR" -> "KR-PORT-ACT";
          case "US" -> "US-EO14024";
          default -> "EU-2017-1509";
        };
    Api drafter = Api.as(part.drafter());
    Api.Answer draft =
        drafter.post(
            "/packages",
            """
            {"reference":"%s-joint-%s","title":"Sister ships of ANGARA","announcedOn":"2026-11-23"}"""
                .formatted(part.authority(), run));
    assertThat(draft.status()).as(draft.raw().body()).isEqualTo(201);
    String id = draft.json().path("id").asText();
    Api.Answer entered =
        drafter.put(
            "/packages/" + id + "/entries/adler",
            """
            {"programmes":["%s"],"listingDate":"2026-11-23",
             "measures":[{"kind":"ASSET_FREEZE","instrument":"%s"}],
             "listingRecord":{"subjectType":"VESSEL",
               "names":[{"name":"ADLER","kind":"PRIMARY","strength":"STRONG"}],
               "identifiers":[{"scheme":"imoNumber","value":"9179854"}]}}"""
                .formatted(programme, instrument),
            draft.etag());
    assertThat(entered.status()).as(entered.raw().body()).isEqualTo(200);
    assertThat(drafter.post("/packages/" + id + "/submit", "{}").status()).isEqualTo(200);
    Api.Answer approved =
        Api.as(part.approver())
            .post(
                "/packages/" + id + "/approve",
                "{\"contentHash\":\"" + entered.json().path("contentHash").asText() + "\"}");
    assertThat(approved.status()).as(approved.raw().body()).isEqualTo(200);
    return id;
  }

  private static void attach(String action, Part part, String packageId) {
    Api releaser = Api.as(part.releaser());
    Api.Answer now = releaser.get("/joint-actions/" + action);
    Api.Answer attached =
        releaser.put(
            "/joint-actions/" + action + "/parts/" + part.authority(),
            "{\"packageId\":\"%s\",\"visibility\":\"TARGETS\",\"ready\":true}".formatted(packageId),
            now.etag());
    assertThat(attached.status()).as(attached.raw().body()).isEqualTo(200);
  }

  private static void withdraw(String action, Part part) {
    Api releaser = Api.as(part.releaser());
    Api.Answer withdrawn =
        releaser.send(
            "DELETE",
            "/joint-actions/" + action + "/parts/" + part.authority(),
            null,
            Map.of("If-Match", releaser.get("/joint-actions/" + action).etag()));
    assertThat(withdrawn.status()).as(withdrawn.raw().body()).isEqualTo(200);
  }

  /** All that an outsider can ask for, as it is answered: status, tag and body. */
  private static Map<String, String> everything(String action, String packageId) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String path : EVERYTHING) {
      Api.Answer answer =
          outsider.send(
              "GET",
              path.replace("PACKAGE", packageId).replace("ACTION", action),
              null,
              Map.of("X-Request-Id", "joint-release-outsider"));
      answers.put(
          path,
          answer.status()
              + " "
              + answer.raw().headers().firstValue("ETag").orElse("")
              + "\n"
              + answer.raw().body());
    }
    return answers;
  }

  private static String id(Map<String, String> all, String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  private static Set<String> visible(String list, Map<String, String> packages) {
    return packages.entrySet().stream()
        .filter(p -> list.contains(p.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long size(String checkpoint) {
    String[] lines = checkpoint.split("\n", -1);
    for (int i = 0; i < lines.length - 1; i++) {
      if (lines[i].matches("[0-9]+")) {
        return Long.parseLong(lines[i]);
      }
    }
    throw new AssertionError("no checkpoint: " + checkpoint);
  }
}
