package org.lockstep.designation;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.Stores;
import org.lockstep.testkit.TokenLife;

/** A token ends with its officer, its client and its session, and no key waits for minutes. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class TokenLifeTest implements TokenLife {
  @Override
  public String path() {
    return "/api/v1/authorities";
  }

  @Override
  public String role() {
    return "register-reader";
  }
}
