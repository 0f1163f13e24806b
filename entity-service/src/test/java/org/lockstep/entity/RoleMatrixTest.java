package org.lockstep.entity;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.lockstep.testkit.RoleMatrixRules;

/** Who may call what. */
@QuarkusTest
class RoleMatrixTest implements RoleMatrixRules {
  @Override
  public Map<String, Set<String>> allowed() {
    return Map.of(
        "GET /api/v1/entities", Set.of("register-reader"),
        "GET /api/v1/entities/{id}", Set.of("register-reader"),
        "GET /api/v1/entities/readers", Set.of("register-reader"),
        "POST /api/v1/screenings", Set.of("screener"),
        "GET /api/v1/screenings/key", Set.of("screener", "register-reader"),
        "GET /api/v1/resolution/candidates", Set.of("curator"),
        "GET /api/v1/resolution/judgements", Set.of("curator"),
        "POST /api/v1/resolution/judgements", Set.of("curator"),
        "POST /api/v1/resolution/judgements/{id}/confirm", Set.of("curator"),
        "POST /api/v1/resolution/judgements/{id}/undo", Set.of("curator"));
  }
}
