package org.lockstep.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.HostileRequests.Target;
import org.lockstep.testkit.Hostility;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class HostileRequestsTest {
  @Test
  void areAllAnsweredAndNoneTellsOfTheInside() throws Exception {
    Target target =
        new Target(
            Target.describedOperations(),
            List.of(
                Tokens.of("jp-curator")
                    .authority("JP")
                    .roles("curator", "register-reader")
                    .bearer(),
                Tokens.of("kr-port-control").roles("register-reader", "screener").bearer()),
            List.of("e1d7c2aa-58b4-4f0b-8f44-53fd1d6c9c11", "a"),
            List.of(
                """
                {"entityIds":["a","b"],"decision":"SAME","reason":"Same address {any}"}""",
                """
                {"entityIds":["e1d7c2aa-58b4-4f0b-8f44-53fd1d6c9c11","b"],"decision":"DIFFERENT","reason":"x"}""",
                """
                {"threshold":0.7,"limit":3,"queries":[{"id":"1","names":["{any}"],"countries":["KP"]}]}""",
                """
                {"validAt":"2024-05-24","datasets":{"authorities":["KR"]},"queries":[{"id":"a","identifiers":[{"scheme":"imoNumber","value":"9358010"}]}]}"""));

    Hostility answers = Hostility.against(target, 2000);

    assertThat(answers.statuses()).containsKeys(200, 400, 401, 403, 404, 405, 406, 415);
    assertThat(answers.types())
        .contains("urn:lockstep:problem:malformed-json", "urn:lockstep:problem:unknown-field");
  }
}
