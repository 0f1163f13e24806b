package org.lockstep.designation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.testkit.HostileRequests.Target;
import org.lockstep.testkit.Hostility;
import org.lockstep.testkit.Stores;

/** Ten thousand hostile requests, of which many come as far as drafts do. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class HostileRequestsTest {
  @Test
  void areAllAnsweredAndNoneTellsOfTheInside() throws Exception {
    Draft draft = Draft.of("KR");
    draft.put("e1", Entries.KR_MAIA_1).statusCode(200);
    Draft released = Draft.released("KR", Entries.KR_MAIA_1, Entries.KR_RIM);
    List<String> operations = new ArrayList<>(Target.describedOperations());
    for (String often :
        List.of(
            "POST /api/v1/packages",
            "POST /api/v1/statements",
            "PUT /api/v1/packages/{id}",
            "PUT /api/v1/packages/{id}/entries/e1")) {
      operations.addAll(Collections.nCopies(5, often));
    }
    Target target =
        new Target(
            operations,
            List.of(
                Officers.drafter("KR"),
                Officers.drafter("KR"),
                Officers.approver("KR"),
                Officers.releaser("KR"),
                Officers.drafter("JP"),
                Officers.portControl()),
            List.of(
                draft.id,
                Draft.approved("JP", Entries.JP_IBEX).id,
                released.id,
                released.designationId(0),
                "0c7c2f6e-9f07-4f5e-8f43-3b5a2f0f4d10"),
            List.of(
                Draft.head("KR-hostile-{any}"),
                Entries.KR_MAIA_1,
                Entries.KR_RIM,
                "{\"reason\":\"x\"}",
                "{\"contentHash\":\"sha256:" + "0".repeat(64) + "\"}",
                """
                {"reference":"{any}","kind":"DENIAL","speaker":"Kim Yo-jong","country":"KP","date":"2024-05-17",
                 "text":"No.","about":{"packages":["%s"]},"source":{"kind":"MEDIA","title":"Report"}}"""
                    .formatted(draft.id)));

    Hostility answers = Hostility.against(target, 10_000);

    assertThat(answers.statuses().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(10_000);
    // They got as far as they should, and not only to the first lock.
    assertThat(answers.statuses()).containsKeys(200, 400, 401, 403, 404, 405, 406, 409, 413, 415);
    assertThat(answers.types())
        .contains(
            "urn:lockstep:problem:malformed-json",
            "urn:lockstep:problem:unknown-field",
            "urn:lockstep:problem:idempotency-key-required",
            "urn:lockstep:problem:wrong-state");
    given()
        .auth()
        .oauth2(Officers.drafter("KR"))
        .get("/api/v1/packages/" + draft.id)
        .then()
        .statusCode(200);
  }
}
