package org.lockstep.designation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** What is really on the topic meets the contracts. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class PublishedEventsTest {
  private static final String TOPIC = "lockstep.designations";
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void meetTheirContracts() {
    for (String entry : new String[] {Entries.KR_MAIA_1, Entries.KR_RIM}) {
      Draft released = Draft.released("KR", entry);
      meets("designation-published", released.designationId(0));
      meets("package-released", released.id);
      meets("statement-published", statement(released.id));
    }
    meets("reference-changed", "reference-data");
    Draft undated = Draft.released("US", Entries.US_M_LEASING);
    meets("designation-published", undated.designationId(0));
    meets("package-released", undated.id);
  }

  private static void meets(String contract, String key) {
    ConsumerRecord<String, String> event =
        Events.await(TOPIC, candidate -> key.equals(candidate.key()), SOON);
    assertThat(Events.header(event, "ce_dataschema"))
        .isEqualTo("urn:lockstep:event:" + contract + ":v1");
    assertThat(UUID.fromString(Objects.requireNonNull(Events.header(event, "ce_id")))).isNotNull();
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("designation-service", contract)), event.value());
  }

  private static String statement(String packageId) {
    return given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .contentType("application/json")
        .body(
            """
            {"reference":"%s","kind":"CONDEMNATION","speaker":"Ministry of Foreign Affairs","country":"KR",
             "date":"2024-05-24","text":"Condemns the arms trade.","about":{"packages":["%s"]},
             "source":{"kind":"OFFICIAL","title":"Press release","date":"2024-05"}}"""
                .formatted(UUID.randomUUID(), packageId))
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/api/v1/statements")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
