package org.lockstep.designation.listimport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Officers;
import org.lockstep.testkit.Stores;

/** A key that names another subject than before, on its way through the API. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class ReusedKeyTest {
  @Inject EarlierEditions earlier;
  @Inject EntityManager entityManager;

  @BeforeEach
  void forgetEarlierEditions() {
    earlier.forget();
  }

  @Test
  void anEditionWithOneWaitsAndChangesNothing() {
    Edition edition = reused("gb-reuse-a-", "2024-05-01", "2024-06-01");

    assertThat(edition.status()).isEqualTo("AWAITING_APPROVAL");
    edition
        .read()
        .body("findings.code", contains("KEY_REUSED"))
        .body("findings.approvable", contains(true))
        .body(
            "findings[0].message",
            equalTo(
                "2 keys name other subjects than before:"
                    + " gb-reuse-a-1 Company gb-reuse-a-1, now Ibex Shipping;"
                    + " gb-reuse-a-2 Company gb-reuse-a-2, now Tur Trading. Approved, each of them is"
                    + " a new subject, and the one before it is delisted, except where the operator"
                    + " says that it is the same subject."))
        .body("findings[0].keys.key", contains("gb-reuse-a-1", "gb-reuse-a-2"))
        .body("findings[0].keys[0].before", equalTo("Company gb-reuse-a-1"))
        .body("findings[0].keys[0].now", equalTo("Ibex Shipping"));
    assertThat(edition.changes()).containsExactly(2, 0, 2);
    assertThat(edition.report()).contains("gb-reuse-a-1  Company gb-reuse-a-1", "Ibex Shipping");
    assertThat(Listed.on("2024-06-01", "GB", "gb-reuse-a-1"))
        .containsExactly("Company gb-reuse-a-1");
  }

  @Test
  void aKeyThatNamesASubjectOfAnotherKindWaitsTooAndHasNoChoice() {
    Edition.of("ftm-gb", "2024-05-01", Edition.companies("gb-reuse-k-", 3));
    Edition edition =
        Edition.of(
            "ftm-gb",
            "2024-06-01",
            Edition.company("gb-reuse-k-1", "Tur Trading").replace("\"Company\"", "\"Person\"")
                + Edition.company("gb-reuse-k-2", "Company gb-reuse-k-2")
                    .replace("\"Company\"", "\"Person\"")
                + Edition.company("gb-reuse-k-3", "Company gb-reuse-k-3"));

    assertThat(edition.status()).isEqualTo("AWAITING_APPROVAL");
    edition
        .read()
        .body("findings.code", contains("KEY_REUSED"))
        .body(
            "findings[0].message",
            startsWith(
                "1 key names another subject than before: gb-reuse-k-1 Company gb-reuse-k-1, now"
                    + " Tur Trading."))
        .body("findings[0].keys", anyOf(nullValue(), empty()));
    approve(edition, "{\"key\":\"gb-reuse-k-1\",\"subject\":\"SAME\"}").statusCode(400);

    edition.approved();
    Listed.designation("GB", "gb-reuse-k-1")
        .body("items.status", containsInAnyOrder("DELISTED", "IN_FORCE"));
  }

  @Test
  void approvedItIsANewSubjectAndTheOneBeforeIsDelisted() {
    Edition edition = reused("gb-reuse-b-", "2024-05-01", "2024-06-01");

    edition.approved();

    assertThat(edition.status()).isEqualTo("PUBLISHED");
    edition.read().body("sameSubjects", nullValue());
    Listed.designation("GB", "gb-reuse-b-1")
        .body("items.status", containsInAnyOrder("DELISTED", "IN_FORCE"));
    assertThat(Listed.on("2024-05-31", "GB", "gb-reuse-b-1"))
        .containsExactly("Company gb-reuse-b-1");
    assertThat(Listed.on("2024-06-01", "GB", "gb-reuse-b-1")).containsExactly("Ibex Shipping");
    Edition next =
        Edition.of(
            "ftm-gb",
            "2024-07-01",
            Edition.company("gb-reuse-b-1", "Ibex Shipping Ltd (Ibex Shipping)")
                    .replace("\"name\":[", "\"alias\":[\"Ibex Shipping\"],\"name\":[")
                + Edition.company("gb-reuse-b-2", "Tur Trading")
                + Edition.company("gb-reuse-b-3", "Company gb-reuse-b-3"));
    assertThat(next.findings()).as("the new subject has the key now").isEmpty();
    assertThat(next.changes()).containsExactly(0, 1, 0);
  }

  @Test
  void whatTheOperatorSaysIsTheSameSubjectIsAmended() {
    Edition edition = reused("gb-reuse-c-", "2024-05-01", "2024-06-01");

    approve(edition, "{\"key\":\"gb-reuse-c-1\",\"subject\":\"SAME\"}").statusCode(200);
    edition.rests();

    assertThat(edition.status()).isEqualTo("PUBLISHED");
    assertThat(edition.changes()).containsExactly(1, 1, 1);
    edition.read().body("sameSubjects", contains("gb-reuse-c-1"));
    Listed.designation("GB", "gb-reuse-c-1")
        .body("items", hasSize(1))
        .body("items[0].version", equalTo(2))
        .body("items[0].listingRecord.names[0].name", equalTo("Ibex Shipping"));
    Listed.designation("GB", "gb-reuse-c-2")
        .body("items.status", containsInAnyOrder("DELISTED", "IN_FORCE"));
  }

  @Test
  void bothCanBeSaidAndOnlyOfTheKeysOfTheFinding() {
    Edition edition = reused("gb-reuse-d-", "2024-05-01", "2024-06-01");

    approve(edition, "{\"key\":\"gb-reuse-d-3\",\"subject\":\"SAME\"}")
        .statusCode(400)
        .body("violations.field", contains("keys[0].key"));
    approve(edition, "{\"key\":\"gb-reuse-d-1\",\"subject\":\"OTHER\"}")
        .statusCode(400)
        .body("violations.field", contains("keys[0].subject"));
    assertThat(edition.status()).isEqualTo("AWAITING_APPROVAL");

    approve(
            edition,
            "{\"key\":\"gb-reuse-d-1\",\"subject\":\"NEW\"},"
                + "{\"key\":\"gb-reuse-d-2\",\"subject\":\"SAME\"}")
        .statusCode(200);
    edition.rests();

    Listed.designation("GB", "gb-reuse-d-1").body("items", hasSize(2));
    Listed.designation("GB", "gb-reuse-d-2").body("items", hasSize(1));
  }

  @Test
  void anOlderDoubtOfTheSameEditionHasTheSameFiguresWhateverIsSaid() {
    Edition.of("ftm-gb", "2024-07-01", Edition.companies("gb-reuse-e-", 3));
    Edition older = Edition.of("ftm-gb", "2024-06-01", others("gb-reuse-e-"));
    assertThat(older.findings()).containsExactly("OLDER_EDITION", "KEY_REUSED");
    assertThat(older.message()).contains("Approved, it makes 2 new, 0 changed and 2 gone.");

    approve(older, "{\"key\":\"gb-reuse-e-1\",\"subject\":\"SAME\"}").statusCode(200);
    older.rests();

    assertThat(older.status()).isEqualTo("PUBLISHED");
    assertThat(older.changes()).containsExactly(1, 1, 1);
  }

  @Test
  void anApprovalIsVoidOnceAnotherSubjectIsSeen() {
    Edition edition = reused("gb-reuse-f-", "2024-05-01", "2024-06-01");
    String designation = Listed.designation("GB", "gb-reuse-f-1").extract().path("items[0].id");
    Draft.released(
        "GB",
        """
        {"kind":"AMENDMENT","designationId":"%s","startDate":"2024-05-15",
         "changes":{"listingRecord":{"names":[{"name":"Zebra Holding","kind":"PRIMARY","strength":"STRONG"}]}}}"""
            .formatted(designation));

    approve(edition, "{\"key\":\"gb-reuse-f-1\",\"subject\":\"SAME\"}").statusCode(200);
    edition.rests();

    assertThat(edition.status()).isEqualTo("AWAITING_APPROVAL");
    assertThat(edition.message()).contains("gb-reuse-f-1 Zebra Holding, now Ibex Shipping");
    Listed.designation("GB", "gb-reuse-f-1").body("items", hasSize(1));

    edition.approved();

    assertThat(edition.status()).isEqualTo("PUBLISHED");
    Listed.designation("GB", "gb-reuse-f-1")
        .body("items", hasSize(2)); // What was said with the first approval is forgotten.
  }

  @Test
  void whatWasSaidHoldsForTheRunThatFollowsACrash() {
    Edition edition = reused("gb-reuse-g-", "2024-05-01", "2024-06-01");
    String same = "[\"gb-reuse-g-1\"]";
    // As it is once it was approved, and whoever worked on it was killed.
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                entityManager
                    .createNativeQuery(
                        """
                        update list_import i set status = 'PUBLISHING', worker = :worker, runs = 1,
                          leased_until = clock_timestamp() - interval '1 second',
                          decided_by = 'list-approver', decided_at = clock_timestamp(),
                          same_subjects = cast(:same as jsonb),
                          approved_findings = array(
                            select f ->> 'message' from jsonb_array_elements(i.findings) as f)
                        where id = :id""")
                    .setParameter("worker", UUID.randomUUID())
                    .setParameter("same", same)
                    .setParameter("id", UUID.fromString(edition.id))
                    .executeUpdate());

    edition.rests();

    assertThat(edition.status()).isEqualTo("PUBLISHED");
    Listed.designation("GB", "gb-reuse-g-1").body("items", hasSize(1));
    Listed.designation("GB", "gb-reuse-g-2").body("items", hasSize(2));
  }

  @Test
  void anotherNameOfTheSameVesselIsAnAmendment() {
    Edition.of("ftm-gb", "2024-05-01", Edition.vessel("gb-reuse-h-1", "MAIA", "9358010"));

    Edition next =
        Edition.of("ftm-gb", "2024-06-01", Edition.vessel("gb-reuse-h-1", "NEPTUN", "9358010"));

    assertThat(next.findings()).isEmpty();
    assertThat(next.changes()).containsExactly(0, 1, 0);
  }

  /** An edition of three companies, and the next, in which two of their keys are of others. */
  private static Edition reused(String prefix, String day, String next) {
    Edition.of("ftm-gb", day, Edition.companies(prefix, 3));
    return Edition.of("ftm-gb", next, others(prefix));
  }

  private static String others(String prefix) {
    return Edition.company(prefix + "1", "Ibex Shipping")
        + Edition.company(prefix + "2", "Tur Trading")
        + Edition.company(prefix + "3", "Company " + prefix + "3");
  }

  private static ValidatableResponse approve(Edition edition, String decisions) {
    return given()
        .auth()
        .oauth2(Officers.listApprover())
        .contentType("application/json")
        .body("{\"keys\":[" + decisions + "]}")
        .post("/api/v1/imports/" + edition.id + "/approve")
        .then();
  }
}
