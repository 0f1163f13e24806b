package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.local.access.OfficerSignIn;

/**
 * Whatever is wrong with a request, the answer is a problem document that helps, and nothing
 * changes.
 */
@Order(4)
class BadInputIT {
  private static final String ENTRY =
      """
      {"programmes":["JP-RUSSIA"],"listingDate":"2024-05-24",
       "measures":[{"kind":"PAYMENT_RESTRICTION","instrument":"JP-FEFTA","organ":"MOF"}],
       "listingRecord":{"subjectType":"ORGANIZATION","names":[{"name":"Ashuluk firing range","kind":"PRIMARY","strength":"STRONG"}],
        "countries":["RU"],"sources":[]}}
      """;

  private static Api drafter;
  private static String draft;
  private static String before;

  @BeforeAll
  static void aDraft() {
    OneMachine.withTheStory();
    drafter = Api.as("jp-drafter");
    draft =
        "/packages/"
            + drafter
                .post("/packages", "{\"reference\":\"JP-BAD-INPUT\",\"title\":\"A draft\"}")
                .json()
                .path("id")
                .asText();
    before = drafter.get(draft).raw().body();
  }

  @AfterAll
  static void isWithdrawn() {
    drafter.post(draft + "/withdraw", "{}");
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(drafter.get(draft).raw().body()).isEqualTo(before);
  }

  static Stream<Arguments> wrongEntries() {
    return Stream.of(
        Arguments.of(
            "an unknown field", ENTRY.replace("\"listingDate\"", "\"listedAt\""), "listedAt"),
        Arguments.of(
            "a date that is none", ENTRY.replace("2024-05-24", "2024-02-30"), "listingDate"),
        Arguments.of("an unknown country", ENTRY.replace("\"RU\"", "\"XX\""), "countries"),
        Arguments.of("an unknown programme", ENTRY.replace("JP-RUSSIA", "JP-MARS"), "programmes"),
        Arguments.of(
            "another authority's programme", ENTRY.replace("JP-RUSSIA", "KR-DPRK"), "programmes"),
        Arguments.of(
            "text that is too long",
            ENTRY.replace("Ashuluk firing range", "A".repeat(2000)),
            "name"),
        Arguments.of("broken JSON", ENTRY.substring(0, 60), "JSON"),
        Arguments.of(
            "an IMO number whose check digit is wrong",
            ENTRY.replace(
                "\"countries\"",
                "\"identifiers\":[{\"scheme\":\"imoNumber\",\"value\":\"9358011\"}],\"countries\""),
            "check digit"));
  }

  @ParameterizedTest(name = "refuses {0}")
  @MethodSource("wrongEntries")
  void refusesAnEntryWith(String what, String body, String said) {
    Api.Answer answer = drafter.put(draft + "/entries/wrong", body, drafter.get(draft).etag());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.raw().body()).contains(said).doesNotContain("Exception", "org.lockstep");
  }

  @Test
  void refusesABodyOverTheLimit() {
    Api.Answer answer =
        drafter.put(draft + "/entries/large", "x".repeat(2 << 20), drafter.get(draft).etag());

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("too-large");
  }

  @Test
  void refusesAnEditThatDoesNotSayWhatItChanges() {
    assertThat(drafter.send("PUT", draft + "/entries/blind", ENTRY, Map.of()).status())
        .isEqualTo(428);
    assertThat(drafter.put(draft + "/entries/stale", ENTRY, "\"999999\"").status()).isEqualTo(412);
  }

  @Test
  void refusesWhoHasNoToken() {
    Api.Answer answer = Api.withToken(null).get("/packages");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthenticated");
  }

  @Test
  void refusesATokenThatKeycloakDidNotSign() {
    String token = OfficerSignIn.of(OneMachine.DATA, OneMachine.PORT).token("jp-drafter");
    String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(342);

    Api.Answer answer = Api.withToken(forged).get("/packages");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.problem()).isEqualTo("unauthenticated");
  }

  @Test
  void refusesAPartnerWhoDrafts() {
    Api.Answer answer =
        Api.asPartner("kr-port-control")
            .post("/packages", "{\"reference\":\"KR-X\",\"title\":\"X\"}");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().path("detail").asText()).contains("drafter");
  }

  @Test
  void hidesADraftFromEverybodyElse() {
    for (String officer : List.of("kr-drafter", "us-approver", "auditor")) {
      assertThat(Api.as(officer).get(draft).status()).as(officer).isEqualTo(404);
      assertThat(Api.as(officer).get("/packages?reference=JP-BAD-INPUT").json().path("items"))
          .isEmpty();
    }
  }

  @Test
  void refusesTheApprovalOfOnesOwnDraft() {
    Console console = Console.signIn();
    console.giveRole("jp-drafter", "approver");
    try {
      Api own = Api.as("jp-drafter");
      String reference =
          "/packages/"
              + own.post("/packages", "{\"reference\":\"JP-OWN\",\"title\":\"My own\"}")
                  .json()
                  .path("id")
                  .asText();
      own.put(reference + "/entries/ashuluk", ENTRY, own.get(reference).etag());
      own.post(reference + "/submit", "{}");
      String hash = own.get(reference).json().path("contentHash").asText();

      Api.Answer answer = own.post(reference + "/approve", "{\"contentHash\":\"" + hash + "\"}");

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.problem()).isEqualTo("four-eyes");
      assertThat(own.get(reference).json().path("status").asText()).isEqualTo("SUBMITTED");
      assertThat(own.post(reference + "/withdraw", "{}").status()).isEqualTo(200);
    } finally {
      console.takeRole("jp-drafter", "approver");
    }
  }
}
