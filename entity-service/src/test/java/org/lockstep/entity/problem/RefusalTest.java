package org.lockstep.entity.problem;

import io.quarkus.test.junit.QuarkusTest;
import org.lockstep.testkit.RefusalRules;
import org.lockstep.testkit.Tokens;

@QuarkusTest
class RefusalTest extends RefusalRules {
  @Override
  protected String token() {
    return Tokens.of("jp-curator").authority("JP").roles("curator", "register-reader").held();
  }

  @Override
  protected String list() {
    return "/api/v1/resolution/candidates";
  }

  @Override
  protected String parameter() {
    return "after";
  }

  @Override
  protected String post() {
    return "/api/v1/resolution/judgements";
  }

  @Override
  protected String body(String text) {
    return "{\"entityIds\":[\"a\",\"b\"],\"decision\":\"SAME\",\"reason\":\"" + text + "\"}";
  }

  @Override
  protected String field() {
    return "reason";
  }
}
