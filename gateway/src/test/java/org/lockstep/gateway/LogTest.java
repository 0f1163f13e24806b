package org.lockstep.gateway;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.LogRules;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class LogTest extends LogRules {
  @Override
  protected String token() {
    return Tokens.of("jp-drafter").roles("drafter", "register-reader").bearer();
  }

  @Override
  protected String list() {
    return "/api/v1/designations";
  }

  @Override
  protected String post() {
    return "/api/v1/packages";
  }
}
