package org.lockstep.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What holds beside of a service that remembers used proofs in its store. The gateway has no such
 * store: the services that it hands proofs on to do.
 */
public interface StoredProofRules extends BoundTokenRules {
  @Test
  default void takesNoProofWhileItsStoreIsAwayAndGoesOnWhenItIsBack() {
    HolderKey key = HolderKey.make();
    String token =
        Tokens.of("service-account-kr-desk")
            .client("kr-desk")
            .authority("KR")
            .roles(role())
            .boundTo(key)
            .bearer();
    StoreLine line = Stores.line();
    line.cut();
    try {
      Response answer = given().filter(key.with(token)).get(path());
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
      assertThat(answer.contentType()).isEqualTo("application/problem+json");
    } finally {
      line.mend();
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> given().filter(key.with(token)).get(path()).statusCode() == 200);
  }
}
