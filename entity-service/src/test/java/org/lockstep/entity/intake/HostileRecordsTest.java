package org.lockstep.entity.intake;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.lockstep.testkit.HostileRecords.hostile;
import static org.lockstep.testkit.HostileRecords.inside;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.testkit.HostileRecords;
import org.lockstep.testkit.HostileRecords.Hostile;

/** No record, whatever is in it, keeps the others from being listed. */
@QuarkusTest
class HostileRecordsTest {
  @Inject Entities entities;

  static Stream<Hostile> records() {
    String good = Published.vessel("KR", "MAIA-1").json();
    return Stream.concat(
        HostileRecords.of(Published.TOPIC, Published.TYPE, good),
        Stream.of(
            hostile("no such label", Published.TYPE, good.replace("CLEAR", "PURPLE")),
            hostile("no marking", Published.TYPE, good.replace("marking", "marked")),
            hostile(
                "releasable to nobody that there is",
                Published.TYPE,
                good.replace("\"releasableTo\":[]", "\"releasableTo\":[null]")),
            hostile("version 0", Published.TYPE, good.replace("\"version\":1", "\"version\":0")),
            hostile("huge version", Published.TYPE, good.replace(":1,", ":1e400,")),
            hostile("no such type", Published.TYPE, good.replace("VESSEL", "SUBMARINE")),
            hostile(
                "no names",
                Published.TYPE,
                good.replaceFirst("\"names\":\\[[^]]*]", "\"names\":[]")),
            hostile("no such kind", Published.TYPE, good.replace("PRIMARY", "BEST")),
            HostileRecords.hostile(
                "said twice",
                HostileRecords.headers(Published.TYPE),
                inside(good, "\"version\":1"))));
  }

  @ParameterizedTest
  @MethodSource("records")
  void aHostileRecordMovesAsideAndTheNextIsListed(Hostile record) {
    Published next = Published.vessel("KR", "Behind it");

    record.send(Published.TOPIC);
    HostileRecords.sendBehind(Published.TOPIC, next.designationId(), Published.TYPE, next.json());

    String entity = Entity.idBeginningWith(next.designationId());
    await().atMost(HostileRecords.ASIDE).until(() -> entities.findById(entity) != null);
    record.awaitAside(Published.TOPIC, "entity-service");
    get("/q/health/live").then().statusCode(200);
  }
}
