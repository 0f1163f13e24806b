package org.lockstep.designation.intake;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.lockstep.testkit.HostileRecords.hostile;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.testkit.HostileRecords;
import org.lockstep.testkit.HostileRecords.Hostile;
import org.lockstep.testkit.Stores;

/** No record, whatever is in it, keeps the others from being taken in. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class HostileRecordsTest {
  private static final String TOPIC = "lockstep.entities";
  private static final String CHANGED = "org.lockstep.entity.changed.v1";
  private static final String MERGED = "org.lockstep.entity.merged.v1";

  @Inject Entities entities;

  static Stream<Hostile> records() {
    String good = changed(UUID.randomUUID(), "MAIA-1");
    return Stream.concat(
        HostileRecords.of(TOPIC, CHANGED, good),
        Stream.of(
            hostile("no UUID", CHANGED, changed("MAIA-1")),
            hostile("NUL", CHANGED, changed(UUID.randomUUID(), "NUL \\u0000")),
            hostile("huge version", CHANGED, good.replace(":1,", ":1" + "0".repeat(900) + ",")),
            hostile("version of words", CHANGED, good.replace(":1,", ":\"one\",")),
            hostile("listing of null", CHANGED, good.replace("[]", "[null]")),
            hostile("listings of text", CHANGED, good.replace("[]", "\"none\"")),
            hostile("a merge into nothing", MERGED, good)));
  }

  @ParameterizedTest
  @MethodSource("records")
  void aHostileRecordMovesAsideAndTheNextIsTaken(Hostile record) {
    UUID next = UUID.randomUUID();

    record.send(TOPIC);
    HostileRecords.sendBehind(TOPIC, next.toString(), CHANGED, changed(next, "Behind it"));

    await().atMost(HostileRecords.ASIDE).until(() -> !entities.known(Set.of(next)).isEmpty());
    record.awaitAside(TOPIC, "designation-service");
    get("/q/health/live").then().statusCode(200);
  }

  private static String changed(Object entity, String caption) {
    return """
        {"entityId":"%s","version":1,"subjectType":"VESSEL","caption":"%s","listings":[]}"""
        .formatted(entity, caption);
  }

  private static String changed(String entity) {
    return changed(entity, "MAIA-1");
  }
}
