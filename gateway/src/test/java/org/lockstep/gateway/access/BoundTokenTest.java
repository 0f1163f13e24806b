package org.lockstep.gateway.access;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.BoundTokenRules;

/** A token that is bound to a key is worth nothing without the key, and a proof nothing twice. */
@QuarkusTest
class BoundTokenTest implements BoundTokenRules {
  @Override
  public String path() {
    return "/api/v1/me";
  }

  @Override
  public String role() {
    return "drafter";
  }
}
