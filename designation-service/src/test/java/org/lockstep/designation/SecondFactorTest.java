package org.lockstep.designation;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.SecondFactorRules;
import org.lockstep.testkit.Stores;

/** A role that asks for a one-time code is worth nothing without one. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class SecondFactorTest implements SecondFactorRules {
  @Override
  public String path() {
    return "/api/v1/authorities";
  }

  @Override
  public String role() {
    return "register-reader";
  }
}
