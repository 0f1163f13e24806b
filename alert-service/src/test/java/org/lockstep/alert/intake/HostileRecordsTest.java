package org.lockstep.alert.intake;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.lockstep.testkit.HostileRecords.hostile;
import static org.lockstep.testkit.HostileRecords.with;
import static org.lockstep.testkit.HostileRecords.without;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.HostileRecords;
import org.lockstep.testkit.HostileRecords.Hostile;

/** No record, whatever is in it, keeps the others from being taken in. */
@QuarkusTest
@WithStores
class HostileRecordsTest {
  private static final String RELEASED = Partner.PACKAGE_RELEASED;
  private static final String RELEASED_JSON =
      new Partner().packageJson(UUID.randomUUID().toString());
  private static final String MERGED = "org.lockstep.entity.merged.v1";
  private static final String MERGED_JSON =
      "{\"subjectType\":\"VESSEL\",\"marking\":{\"tlp\":\"CLEAR\",\"releasableTo\":[]}}";

  static Stream<Hostile> designations() {
    byte[] json = RELEASED_JSON.getBytes(UTF_8);
    return Stream.concat(
        HostileRecords.of("lockstep.designations", RELEASED, RELEASED_JSON),
        Stream.of(
            hostile("no ce_id", without(RELEASED, "ce_id"), json),
            hostile("empty ce_time", with(RELEASED, "ce_time", ""), json),
            hostile("no such day", with(RELEASED, "ce_time", "2024-02-31T00:00:00Z"), json),
            hostile("NUL in ce_id", with(RELEASED, "ce_id", "a\0b"), json),
            hostile("long ce_id", with(RELEASED, "ce_id", "x".repeat(10_000)), json),
            hostile("no target", RELEASED, "{\"authority\":\"KR\",\"targets\":[null]}")));
  }

  static Stream<Hostile> entities() {
    return HostileRecords.of("lockstep.entities", MERGED, MERGED_JSON);
  }

  @ParameterizedTest
  @MethodSource("designations")
  void aHostileRecordOfTheDesignationsMovesAsideAndTheNextIsTaken(Hostile record) {
    record.send("lockstep.designations");

    requireAside(record, "lockstep.designations", RELEASED, RELEASED_JSON);
  }

  @ParameterizedTest
  @MethodSource("entities")
  void aHostileRecordOfTheEntitiesMovesAsideAndTheNextIsTaken(Hostile record) {
    record.send("lockstep.entities");

    requireAside(record, "lockstep.entities", MERGED, MERGED_JSON);
  }

  private static void requireAside(Hostile record, String topic, String type, String json) {
    String next = HostileRecords.sendBehind(topic, UUID.randomUUID().toString(), type, json);

    await()
        .atMost(HostileRecords.ASIDE)
        .untilAsserted(
            () ->
                assertThat(Sql.list("select 1 from seen_event where event_id = '" + next + "'"))
                    .hasSize(1));
    // Without a value it deletes its key, which is no event.
    if (!record.deletes()) {
      record.awaitAside(topic, "alert-service");
    }
    get("/q/health/live").then().statusCode(200);
  }
}
