package org.lockstep.alert;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.lockstep.testkit.RoleMatrixRules;

/** Who may call what. */
@QuarkusTest
@WithStores
class RoleMatrixTest implements RoleMatrixRules {
  private static final Set<String> OWNERS = Set.of("alert-owner");
  private static final Set<String> ADMINS = Set.of("partner-admin");

  @Override
  public Map<String, Set<String>> allowed() {
    return Map.ofEntries(
        Map.entry("GET /api/v1/endpoints", OWNERS),
        Map.entry("POST /api/v1/endpoints", OWNERS),
        Map.entry("GET /api/v1/endpoints/{id}", OWNERS),
        Map.entry("PATCH /api/v1/endpoints/{id}", OWNERS),
        Map.entry("DELETE /api/v1/endpoints/{id}", OWNERS),
        Map.entry("POST /api/v1/endpoints/{id}/secrets/rotate", OWNERS),
        Map.entry("GET /api/v1/endpoints/{endpoint}/deliveries", OWNERS),
        Map.entry("GET /api/v1/subscriptions", OWNERS),
        Map.entry("POST /api/v1/subscriptions", OWNERS),
        Map.entry("GET /api/v1/subscriptions/{id}", OWNERS),
        Map.entry("PUT /api/v1/subscriptions/{id}", OWNERS),
        Map.entry("DELETE /api/v1/subscriptions/{id}", OWNERS),
        Map.entry("GET /api/v1/alerts", OWNERS),
        Map.entry("POST /api/v1/endpoints/{endpoint}/test", OWNERS),
        Map.entry("GET /api/v1/deliveries/{id}", OWNERS),
        Map.entry("GET /api/v1/deliveries/{id}/attempts", OWNERS),
        Map.entry("POST /api/v1/deliveries/{id}/replay", OWNERS),
        Map.entry("GET /api/v1/admin/endpoints", ADMINS),
        Map.entry("POST /api/v1/admin/endpoints/{id}/disable", ADMINS),
        Map.entry("POST /api/v1/admin/endpoints/{id}/enable", ADMINS),
        Map.entry("DELETE /api/v1/admin/endpoints/{id}", ADMINS),
        Map.entry("GET /api/v1/event-types", Set.of("alert-owner", "register-reader")),
        Map.entry("GET /api/v1/keys", Set.of()));
  }
}
