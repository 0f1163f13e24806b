package org.lockstep.alert;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.SecondFactorRules;

/** A role that asks for a one-time code is worth nothing without one. */
@QuarkusTest
@WithStores
class SecondFactorTest implements SecondFactorRules {
  @Override
  public String path() {
    return "/api/v1/endpoints";
  }

  @Override
  public String role() {
    return "alert-owner";
  }
}
