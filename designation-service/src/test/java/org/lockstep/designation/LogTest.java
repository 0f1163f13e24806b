package org.lockstep.designation;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.LogRules;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class LogTest extends LogRules {
  @Override
  protected String token() {
    return Officers.drafter("KR");
  }

  @Override
  protected String list() {
    return "/api/v1/packages";
  }

  @Override
  protected String post() {
    return "/api/v1/packages";
  }
}
