package org.lockstep.alert;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.StoredProofRules;

/** A token that is bound to a key is worth nothing without the key, and a proof nothing twice. */
@QuarkusTest
@WithStores
class BoundTokenTest implements StoredProofRules {
  @Override
  public String path() {
    return "/api/v1/endpoints";
  }

  @Override
  public String role() {
    return "alert-owner";
  }
}
