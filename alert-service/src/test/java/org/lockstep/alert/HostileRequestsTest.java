package org.lockstep.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.HostileRequests.Target;
import org.lockstep.testkit.Hostility;
import org.lockstep.testkit.Tokens;

@QuarkusTest
@WithStores
class HostileRequestsTest {
  @Test
  void areAllAnsweredAndNoneTellsOfTheInside() throws Exception {
    Tokens officer = Tokens.of("kr-" + UUID.randomUUID()).authority("KR").roles("alert-owner");
    String url = "http://127.0.0.1:" + ReceiverPorts.port(0);
    String endpoint =
        Partner.asking(officer)
            .body(Map.of("url", url, "signatures", List.of("v1a")))
            .post("/api/v1/endpoints")
            .path("id");
    Target target =
        new Target(
            Target.describedOperations(),
            List.of(officer.bearer(), Tokens.of("kr-drafter").roles("drafter").bearer()),
            List.of(endpoint, "e1d7c2aa-58b4-4f0b-8f44-53fd1d6c9c11"),
            List.of(
                "{\"url\":\"https://localhost/\",\"description\":\"{any}\",\"signatures\":[\"v1\"]}",
                "{\"endpointId\":\""
                    + endpoint
                    + "\",\"authorities\":[\"JP\"],\"countries\":[\"KP\"]}",
                "{\"enabled\":true,\"description\":\"{any}\"}"));

    Hostility answers = Hostility.against(target, 2000);

    assertThat(answers.statuses()).containsKeys(200, 400, 401, 403, 404, 405, 406, 415);
    assertThat(answers.types())
        .contains("urn:lockstep:problem:malformed-json", "urn:lockstep:problem:unknown-field");
    // One of them may have removed it.
    assertThat(Partner.asking(officer).delete("/api/v1/endpoints/" + endpoint).statusCode())
        .isIn(204, 404);
  }
}
