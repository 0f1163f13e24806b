package org.lockstep.designation;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.RefusalRules;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class RefusalTest extends RefusalRules {
  @Override
  protected String token() {
    return Officers.drafter("KR");
  }

  @Override
  protected String list() {
    return "/api/v1/packages";
  }

  @Override
  protected String parameter() {
    return "after";
  }

  @Override
  protected String post() {
    return "/api/v1/packages";
  }

  @Override
  protected String body(String text) {
    return Draft.head("KR-2024-05-24-refused").replace("Package of 24 May 2024", text);
  }

  @Override
  protected String field() {
    return "title";
  }
}
