package org.lockstep.gateway.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.Services;
import org.lockstep.testkit.HostileRequests.Target;
import org.lockstep.testkit.Hostility;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class HostileRequestsTest {
  @Test
  void areAllAnsweredAndNoneTellsOfTheInside() throws Exception {
    Services.reset();
    new PlayedRealm();
    Target target =
        new Target(
            Target.describedOperations(),
            List.of(
                Tokens.of("hostile-admin").roles("partner-admin").bearer(),
                Tokens.of("kr-drafter").roles("drafter").bearer()),
            List.of("kr-hostile", "e1d7c2aa-58b4-4f0b-8f44-53fd1d6c9c11"),
            List.of(
                "{\"reason\":\"{any}\"}",
                "{\"note\":\"{any}\"}",
                "{\"name\":\"{any}\",\"roles\":[\"screener\"],\"quota\":{\"rate\":1,\"burst\":1}}",
                "{\"key\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"{any}\",\"y\":\"{any}\"}}"));

    Hostility answers = Hostility.against(target, 1500);

    assertThat(answers.statuses()).containsKeys(200, 400, 401, 403, 404, 405);
    assertThat(answers.types())
        .contains("urn:lockstep:problem:malformed-json", "urn:lockstep:problem:unknown-field");
  }
}
