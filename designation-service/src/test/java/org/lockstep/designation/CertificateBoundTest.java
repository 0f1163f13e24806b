package org.lockstep.designation;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.CertificateBoundRules;
import org.lockstep.testkit.Stores;

/** A token that is bound to a certificate is taken through the gateway alone. */
@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class CertificateBoundTest implements CertificateBoundRules {
  @Override
  public String path() {
    return "/api/v1/authorities";
  }

  @Override
  public String role() {
    return "register-reader";
  }
}
