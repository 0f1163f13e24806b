package org.lockstep.entity;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.LogRules;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class LogTest extends LogRules {
  @Override
  protected String token() {
    return Tokens.of("jp-curator").authority("JP").roles("curator", "register-reader").bearer();
  }

  @Override
  protected String list() {
    return "/api/v1/resolution/candidates";
  }

  @Override
  protected String post() {
    return "/api/v1/resolution/judgements";
  }
}
