package org.lockstep.designation.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.testkit.Contracts;
import org.lockstep.testkit.Events;
import org.lockstep.testkit.Stores;

/** Nothing enters the register that cannot be told of. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class EntrySizeTest {
  @Test
  void refusesAnEntryThatNoEventHasRoomForAndSaysWhatIsTooLarge() {
    Draft.of("KR")
        .put("entry-0", vessel('A', 950))
        .statusCode(422)
        .body("type", equalTo("urn:lockstep:problem:entry-too-large"))
        .body("field", equalTo("listingRecord.names"))
        .body("size", greaterThan(900_000))
        .body("most", equalTo(900_000));
  }

  @Test
  void tellsOfTheLargestEntryAndOfItsAmendmentWithoutItsDifferences() {
    Draft released = Draft.released("KR", vessel('A', 800));
    String designation = released.designationId(0);

    Draft.released(
        "KR",
        vessel('B', 800)
            .replaceFirst(
                "\\{", "{\"kind\":\"AMENDMENT\",\"designationId\":\"" + designation + "\","));

    String json =
        Events.await(
                "lockstep.designations",
                event ->
                    designation.equals(event.key())
                        && "org.lockstep.designation.amended.v1"
                            .equals(Events.header(event, "ce_type")),
                Duration.ofSeconds(30))
            .value();
    JsonPath told = JsonPath.from(json);
    assertThat(told.getList("listingRecord.names")).hasSize(800);
    assertThat(told.getInt("changesLeftOut")).isEqualTo(1600);
    assertThat((Object) told.get("changes")).isNull();
    Contracts.assertMeets(
        Contracts.schema(Contracts.event("designation-service", "designation-amended")), json);
  }

  private static String vessel(char letter, int names) {
    return """
        {"programmes":["KR-DPRK"],"listingDate":"2024-05-24",
         "measures":[{"kind":"PORT_ENTRY_BAN","instrument":"KR-PORT-ACT","organ":"MOF"}],
         "listingRecord":{"subjectType":"VESSEL","names":[%s]}}"""
        .formatted(
            IntStream.range(0, names)
                .mapToObj(
                    i ->
                        "{\"name\":\"%s %d\",\"kind\":\"PRIMARY\",\"strength\":\"STRONG\"}"
                            .formatted(String.valueOf(letter).repeat(980), i))
                .collect(Collectors.joining(",")));
  }
}
