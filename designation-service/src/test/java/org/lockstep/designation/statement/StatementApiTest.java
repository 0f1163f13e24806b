package org.lockstep.designation.statement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockstep.designation.Draft;
import org.lockstep.designation.EntityEvents;
import org.lockstep.designation.Entries;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class StatementApiTest {
  private final String reference = "2024-05-27-pyongyang-denial-" + UUID.randomUUID();

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"packages\":[]}", "{\"designations\":[],\"entities\":[]}"})
  void refusesOneThatIsAboutNothing(String about) {
    record("KR", denial("x").replaceAll("\"about\":\\{[^}]*}", "\"about\":" + about))
        .statusCode(400)
        .body("violations.field", contains("about"));
  }

  @Test
  void recordsWhatWasSaidAboutAReleasedPackage() {
    Draft released = Draft.released("KR", Entries.KR_MAIA_1);

    ValidatableResponse recorded = record("KR", denial(released.id)).statusCode(201);

    recorded
        .body("reference", equalTo(reference))
        .body("authority", equalTo("KR"))
        .body("about.packages", contains(released.id))
        .body("about.entities", empty())
        .body("source.kind", equalTo("MEDIA"));
    given()
        .auth()
        .oauth2(Officers.portControl())
        .get(recorded.extract().header("Location"))
        .then()
        .statusCode(200)
        .body("text", equalTo("There is no arms trade with Russia."));
    for (String filter :
        new String[] {"reference=" + reference, "kind=DENIAL&package=" + released.id}) {
      given()
          .auth()
          .oauth2(Officers.portControl())
          .get("/api/v1/statements?" + filter)
          .then()
          .statusCode(200)
          .body("items.reference", contains(reference));
    }
  }

  @Test
  void doesNotTellAnUnreleasedPackageFromAnUnknownOne() {
    Draft unreleased = Draft.approved("JP", Entries.JP_IBEX);
    String unknown = UUID.randomUUID().toString();

    for (String id : new String[] {unreleased.id, unknown}) {
      record("KR", denial(id))
          .statusCode(400)
          .body("type", equalTo("urn:lockstep:problem:invalid-request"))
          .body("violations.field", contains("about.packages[0]"))
          .body("violations.message", contains("is not the id of a released package"));
    }
    // Not even its own officers say in public that it exists.
    record("JP", denial(unreleased.id)).statusCode(400);
  }

  @Test
  void refusesWhatItIsAboutWhenThatIsUnknown() {
    String about =
        "\"about\":{\"designations\":[\"%1$s\"],\"entities\":[\"%1$s\"]}"
            .formatted(UUID.randomUUID());

    record("KR", denial("x").replaceAll("\"about\":\\{[^}]*}", about))
        .statusCode(400)
        .body("violations.field", hasItem("about.designations[0]"))
        .body("violations.field", hasItem("about.entities[0]"));
  }

  @Test
  void refusesWhatIsSaidToHaveBeenSaidAfterTodayWhereItIsRecorded() {
    Draft released = Draft.released("KR", Entries.KR_MAIA_1);
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Seoul"));
    String saidOn = "\"date\":\"%s\"";
    String denial = denial(released.id);
    assertThat(denial).contains(saidOn.formatted("2024-05-17"));

    record(
            "KR",
            denial
                .replaceFirst(saidOn.formatted("2024-05-17"), saidOn.formatted(today.plusDays(1)))
                .replace("DENIAL", "RUMOUR"))
        .statusCode(400)
        .body("violations.field", containsInAnyOrder("date", "kind"));
    record(
            "KR",
            denial.replaceFirst(
                saidOn.formatted("2024-05-17"), saidOn.formatted(today.plusDays(1))))
        .statusCode(400)
        .body("violations.field", contains("date"))
        .body(
            "violations.message",
            contains("must not be after today, which is " + today + " for KR"));
    record("KR", denial.replaceFirst(saidOn.formatted("2024-05-17"), saidOn.formatted(today)))
        .statusCode(201);
  }

  @Test
  void takesAReferenceOncePerAuthority() {
    Draft released = Draft.released("KR", Entries.KR_MAIA_1);
    record("KR", denial(released.id)).statusCode(201);

    record("KR", denial(released.id))
        .statusCode(409)
        .body("type", equalTo("urn:lockstep:problem:reference-taken"));
    record("JP", denial(released.id)).statusCode(201);
  }

  @Test
  void filtersBySpeakerSourceDayAndWhatItIsAbout() {
    UUID entity = UUID.randomUUID();
    UUID merged = UUID.randomUUID();
    Draft released = Draft.released("KR", Entries.KR_MAIA_1);
    EntityEvents.changed(merged, 1, "MAIA-1", 1);
    EntityEvents.changed(entity, 1, "MAIA-1", 1, released.designationId(0));
    EntityEvents.merged(merged, 2, entity);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                given()
                    .auth()
                    .oauth2(Officers.portControl())
                    .get("/api/v1/alignment?entity=" + merged)
                    .then()
                    .extract()
                    .path("items.size()")
                    .equals(1));
    String about = "\"about\":{\"entities\":[\"%s\"],\"designations\":[\"%s\"]}";
    record(
            "KR",
            denial("x")
                .replaceAll(
                    "\"about\":\\{[^}]*}", about.formatted(merged, released.designationId(0))))
        .statusCode(201);
    String own = "reference=" + reference;

    for (String met :
        new String[] {
          "authority=KR",
          "country=KP",
          "sourceKind=MEDIA",
          "from=2024-05-17&to=2024-05-17",
          "entity=" + entity,
          "entity=" + merged,
          "designation=" + released.designationId(0),
          "validAt=2024-05-17",
        }) {
      list(own + "&" + met).statusCode(200).body("items.reference", contains(reference));
    }
    for (String missed :
        new String[] {
          "authority=JP",
          "country=RU",
          "sourceKind=OFFICIAL",
          "from=2024-05-18",
          "to=2024-05-16",
          "entity=" + UUID.randomUUID(),
          "designation=" + UUID.randomUUID(),
          "validAt=2024-05-16",
          "knownAt=2024-05-17T00:00:00Z",
        }) {
      list(own + "&" + missed).statusCode(200).body("items", empty());
    }
    for (String bad :
        new String[] {
          "authority=XX",
          "country=XX",
          "sourceKind=RUMOUR",
          "from=x",
          "to=x",
          "designation=x",
          "entity=x",
          "knownAt=x",
          "validAt=x",
          "from=2024-05-18&to=2024-05-17"
        }) {
      list(bad).statusCode(400);
    }
  }

  @Test
  void findsAStatementOfADesignationByItsEntityToo() {
    UUID entity = UUID.randomUUID();
    Draft released = Draft.released("KR", Entries.KR_MAIA_1);
    EntityEvents.changed(entity, 1, "MAIA-1", 1, released.designationId(0));
    record(
            "KR",
            denial("x")
                .replaceAll(
                    "\"about\":\\{[^}]*}",
                    "\"about\":{\"designations\":[\"" + released.designationId(0) + "\"]}"))
        .statusCode(201);

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> list("entity=" + entity).extract().path("items.size()").equals(1));
  }

  @Test
  void doesNotShowWhatWasRecordedLater() {
    Draft released = Draft.released("KR", Entries.KR_MAIA_1);
    ValidatableResponse recorded = record("KR", denial(released.id)).statusCode(201);
    String path = recorded.extract().header("Location");
    String recordedAt = recorded.extract().path("recordedAt");

    for (String known : new String[] {"knownAt=" + recordedAt, "validAt=2024-05-17"}) {
      given().auth().oauth2(Officers.portControl()).get(path + "?" + known).then().statusCode(200);
    }
    for (String unknown : new String[] {"knownAt=2024-05-17T00:00:00Z", "validAt=2024-05-16"}) {
      given()
          .auth()
          .oauth2(Officers.portControl())
          .get(path + "?" + unknown)
          .then()
          .statusCode(404);
    }
  }

  @Test
  void refusesBadInput() {
    Draft released = Draft.released("KR", Entries.KR_MAIA_1);

    record("KR", denial(released.id).replace("DENIAL", "RUMOUR"))
        .statusCode(400)
        .body("violations.field", contains("kind"));
    record("KR", denial(released.id).replace("\"KP\"", "\"XX\""))
        .statusCode(400)
        .body("violations.field", contains("country"));
    record("KR", denial(released.id).replace("arms trade", "x".repeat(4000)))
        .statusCode(400)
        .body("violations.field", contains("text"));
    record("KR", denial("not-an-id"))
        .statusCode(400)
        .body("violations.field", contains("about.packages[0]"));
    record("KR", denial(released.id).replaceAll(",\\s*\"source\":\\{[^}]*}", ""))
        .statusCode(400)
        .body("violations.field", contains("source"));
  }

  private static ValidatableResponse list(String query) {
    return given().auth().oauth2(Officers.portControl()).get("/api/v1/statements?" + query).then();
  }

  private String denial(String packageId) {
    return """
        {"reference":"%s","kind":"DENIAL","speaker":"Kim Yo-jong","country":"KP","date":"2024-05-17",
         "text":"There is no arms trade with Russia.","about":{"packages":["%s"]},
         "source":{"kind":"MEDIA","title":"Report of the statement"}}"""
        .formatted(reference, packageId);
  }

  private static ValidatableResponse record(String authority, String statement) {
    return given()
        .auth()
        .oauth2(Officers.drafter(authority))
        .contentType("application/json")
        .body(statement)
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/api/v1/statements")
        .then();
  }
}
