package org.lockstep.gateway.partner;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.lockstep.gateway.Services;
import org.lockstep.testkit.RoleMatrixRules;

/** Who may call what of the gateway's own. */
@QuarkusTest
class RoleMatrixTest implements RoleMatrixRules {
  private static final Set<String> ADMINS = Set.of("partner-admin");

  RoleMatrixTest() {
    Services.reset();
    new PlayedRealm();
  }

  @Override
  public Map<String, Set<String>> allowed() {
    return Map.ofEntries(
        Map.entry("GET /api/v1/partners", ADMINS),
        Map.entry("POST /api/v1/partners", ADMINS),
        Map.entry("GET /api/v1/partners/{partner}", ADMINS),
        Map.entry("PATCH /api/v1/partners/{partner}", ADMINS),
        Map.entry("POST /api/v1/partners/{partner}/keys", ADMINS),
        Map.entry("DELETE /api/v1/partners/{partner}/keys/{kid}", ADMINS),
        Map.entry("POST /api/v1/partners/{partner}/suspend", ADMINS),
        Map.entry("POST /api/v1/partners/{partner}/resume", ADMINS),
        Map.entry("GET /api/v1/partner-changes", ADMINS),
        Map.entry("GET /api/v1/partner-changes/{id}", ADMINS),
        Map.entry("POST /api/v1/partner-changes/{id}/accept", ADMINS),
        Map.entry("POST /api/v1/partner-changes/{id}/reject", ADMINS));
  }
}
