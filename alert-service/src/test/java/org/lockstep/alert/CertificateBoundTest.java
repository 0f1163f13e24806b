package org.lockstep.alert;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.CertificateBoundRules;

/** A token that is bound to a certificate is taken through the gateway alone. */
@QuarkusTest
@WithStores
class CertificateBoundTest implements CertificateBoundRules {
  @Override
  public String path() {
    return "/api/v1/endpoints";
  }

  @Override
  public String role() {
    return "alert-owner";
  }
}
