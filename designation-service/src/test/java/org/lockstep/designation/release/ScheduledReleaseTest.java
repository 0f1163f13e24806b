package org.lockstep.designation.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** A release can be set for an instant, and happens then, once. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ScheduledReleaseTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject ScheduledPackages scheduled;

  @Test
  void happensAtItsInstantAndNotBefore() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    Instant at = Instant.now().plusSeconds(2);

    schedule(draft, at).statusCode(200).body("status", equalTo("SCHEDULED"));
    draft.read(Officers.portControl()).statusCode(404);

    await().atMost(SOON).untilAsserted(() -> draft.read(Officers.portControl()).statusCode(200));
    Instant released =
        Instant.parse(draft.read(Officers.portControl()).extract().path("releasedAt"));
    assertThat(released).isAfterOrEqualTo(at);
    given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .get("/api/v1/packages/" + draft.id + "/steps")
        .then()
        .statusCode(200)
        .body(
            "items.step",
            contains("draft", "put entry-0", "submit", "approve", "schedule", "release"))
        .body("items.officer", hasItem("kr-releaser"));
  }

  @Test
  void happensOnceWhenManyReplicasSeeThatItIsDue() throws Exception {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    Instant at = Instant.now().plusMillis(1500);
    schedule(draft, at).statusCode(200);
    UUID id = UUID.fromString(draft.id);
    Callable<Boolean> replica =
        () -> {
          while (Instant.now().isBefore(at.plusMillis(500))) {
            scheduled.release(id);
          }
          return true;
        };
    ExecutorService replicas = Executors.newFixedThreadPool(4);
    try {
      for (var done : replicas.invokeAll(List.of(replica, replica, replica, replica))) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      replicas.shutdownNow();
    }

    given()
        .auth()
        .oauth2(Officers.portControl())
        .get("/api/v1/designations?package=" + draft.id)
        .then()
        .body("items.size()", equalTo(1));
  }

  @Test
  void isRefusedForAnInstantThatHasPassed() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);

    schedule(draft, Instant.parse("2024-05-24T00:00:00Z"))
        .statusCode(400)
        .body("violations.field", contains("at"))
        .body("violations[0].message", containsString("to come"));
    draft.read(Officers.drafter("KR")).body("status", equalTo("APPROVED"));
  }

  @Test
  void comesBackToItsOfficersWithTheReasonWhenItMustNotHappen() {
    String maia1 = Draft.released("KR", Entries.KR_MAIA_1).designationId(0);
    Draft late = Draft.approved("KR", flag(maia1, "GM"));
    schedule(late, Instant.now().plusSeconds(3)).statusCode(200);
    Draft.released("KR", flag(maia1, "PA"));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                late.read(Officers.drafter("KR"))
                    .body("status", equalTo("APPROVED"))
                    .body("releaseProblem", containsString("newest version is 2")));
    late.read(Officers.portControl()).statusCode(404);
  }

  @Test
  void tellsItsReleaserInThePackageThatItFellOutByAWithdrawal() {
    Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
    Instant at = Instant.now().plusSeconds(600);
    schedule(draft, at).statusCode(200);

    draft.post(Officers.drafter("KR"), "withdraw", "").statusCode(200);

    draft
        .read(Officers.releaser("KR"))
        .body("status", equalTo("WITHDRAWN"))
        .body("releaseAt", nullValue())
        .body(
            "releaseProblem",
            allOf(
                startsWith("The release that kr-releaser set for "),
                endsWith(" fell out: kr-drafter has withdrawn the package.")));
  }

  @Test
  void showsItsStepsToItsOwnOfficersOnly() {
    Draft draft = Draft.released("KR", Entries.KR_MAIA_1);

    for (String other : new String[] {Officers.drafter("JP"), Officers.portControl()}) {
      given()
          .auth()
          .oauth2(other)
          .get("/api/v1/packages/" + draft.id + "/steps")
          .then()
          .statusCode(403)
          .body("detail", containsString("drafters, approvers and releasers"));
    }
  }

  private static ValidatableResponse schedule(Draft draft, Instant at) {
    return draft.post(Officers.releaser("KR"), "release", "{\"at\":\"%s\"}".formatted(at));
  }

  private static String flag(String designation, String flag) {
    return """
        {"kind":"AMENDMENT","designationId":"%s","startDate":"2024-07-01",
         "changes":{"listingRecord":{"flag":"%s"}}}"""
        .formatted(designation, flag);
  }
}
