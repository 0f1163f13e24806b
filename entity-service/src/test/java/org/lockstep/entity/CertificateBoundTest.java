package org.lockstep.entity;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.CertificateBoundRules;

/** A token that is bound to a certificate is taken through the gateway alone. */
@QuarkusTest
class CertificateBoundTest implements CertificateBoundRules {
  @Override
  public String path() {
    return "/api/v1/resolution/candidates";
  }

  @Override
  public String role() {
    return "curator";
  }
}
