package org.lockstep.alert.problem;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.RefusalRules;
import org.lockstep.testkit.Tokens;

@QuarkusTest
@WithStores
class RefusalTest extends RefusalRules {
  @Override
  protected String token() {
    return Tokens.of("kr-refused").client("refused").roles("alert-owner").held();
  }

  @Override
  protected String list() {
    return "/api/v1/endpoints";
  }

  @Override
  protected String parameter() {
    return "after";
  }

  @Override
  protected String post() {
    return "/api/v1/endpoints";
  }

  @Override
  protected String body(String text) {
    return "{\"url\":\"http://127.0.0.1:"
        + ReceiverPorts.port(0)
        + "\",\"description\":\""
        + text
        + "\"}";
  }

  @Override
  protected String field() {
    return "description";
  }
}
