package org.lockstep.gateway.access;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.SecondFactorRules;

/** A role that asks for a one-time code is worth nothing without one. */
@QuarkusTest
class SecondFactorTest implements SecondFactorRules {
  @Override
  public String path() {
    return "/api/v1/me";
  }

  @Override
  public String role() {
    return "drafter";
  }
}
