package org.lockstep.entity.problem;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.ParameterRules;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class ParametersTest extends ParameterRules {
  @Override
  protected String token() {
    return Tokens.of("jp-curator")
        .authority("JP")
        .roles("curator", "register-reader", "screener")
        .held();
  }
}
