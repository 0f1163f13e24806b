package org.lockstep.alert;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.TokenLife;

/** A token ends with its officer, its client and its session, and no key waits for minutes. */
@QuarkusTest
@WithStores
class TokenLifeTest implements TokenLife {
  @Override
  public String path() {
    return "/api/v1/endpoints";
  }

  @Override
  public String role() {
    return "alert-owner";
  }
}
