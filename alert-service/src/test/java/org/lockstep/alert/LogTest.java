package org.lockstep.alert;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.LogRules;
import org.lockstep.testkit.Tokens;

@QuarkusTest
@WithStores
class LogTest extends LogRules {
  @Override
  protected String token() {
    return Tokens.of("kr-logged").client("logged").roles("alert-owner").bearer();
  }

  @Override
  protected String list() {
    return "/api/v1/endpoints";
  }

  @Override
  protected String post() {
    return "/api/v1/endpoints";
  }
}
