package org.lockstep.alert.problem;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.ParameterRules;
import org.lockstep.testkit.Tokens;

@QuarkusTest
@WithStores
class ParametersTest extends ParameterRules {
  @Override
  protected String token() {
    return Tokens.of("kr-parameters")
        .client("parameters")
        .roles("alert-owner", "register-reader", "partner-admin")
        .held();
  }
}
