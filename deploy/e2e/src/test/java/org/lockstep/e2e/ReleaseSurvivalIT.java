package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever dies around a release, it happens, once, and what was released arrives. Goes on where
 * the joint release ended.
 */
@Order(7)
class ReleaseSurvivalIT {
  private static final int ENTRIES = 40;

  @ParameterizedTest(name = "killed {0} ms after the release")
  @ValueSource(ints = {0, 15, 60})
  void losesNothingWhenItIsKilledInTheMiddleOfABatch(int millis) {
    OneMachine.ensureRunning();
    String id = KoreanReleases.approved("killed-" + millis, ENTRIES);
    Api releaser = Api.as("kr-releaser");

    Api.Answer released = releaser.send("POST", "/packages/" + id + "/release", null, Map.of());
    OneMachine.pause(millis);
    OneMachine.kill("kafka");

    assertThat(released.status()).as(released.raw().body()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(180))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              List<JsonNode> designations =
                  Api.as("auditor").all("/designations?limit=500&package=" + id);
              assertThat(designations).hasSize(ENTRIES);
              assertThat(designations)
                  .extracting(designation -> designation.path("entityId").asText())
                  .doesNotContain("")
                  .doesNotHaveDuplicates();
            });
  }

  @Test
  void releasesAtItsInstantAlthoughTheServiceIsKilledAfterItWasScheduled() {
    OneMachine.ensureRunning();
    String id = KoreanReleases.approved("scheduled", ENTRIES);
    Instant at = Instant.now().plusSeconds(5);
    Api.Answer scheduled =
        Api.as("kr-releaser").post("/packages/" + id + "/release", "{\"at\":\"" + at + "\"}");
    assertThat(scheduled.json().path("status").asText()).isEqualTo("SCHEDULED");

    OneMachine.kill("designation-service");

    Api reader = Api.as("auditor");
    await()
        .atMost(Duration.ofSeconds(120))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(reader.get("/packages/" + id).status()).isEqualTo(200));
    Instant released =
        Instant.parse(reader.get("/packages/" + id).json().path("releasedAt").asText());
    assertThat(released).isAfterOrEqualTo(at);
    assertThat(reader.all("/designations?limit=500&package=" + id)).hasSize(ENTRIES);
  }
}
