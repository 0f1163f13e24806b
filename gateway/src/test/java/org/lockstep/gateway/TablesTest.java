package org.lockstep.gateway;

import java.util.Map;
import java.util.Set;
import org.lockstep.testkit.TableRules;

class TablesTest extends TableRules {
  @Override
  protected String service() {
    return "org.lockstep.gateway";
  }

  @Override
  protected Map<String, Set<String>> tables() {
    return Map.of(
        "partner",
        Set.of("partner_change", "partner_change_state", "partner_work"),
        "quota",
        Set.of("quota_bucket"),
        // Of the library: answers for repeats.
        "once",
        Set.of("idempotent_request"));
  }

  @Override
  protected Map<String, Set<String>> readers() {
    return Map.of();
  }
}
