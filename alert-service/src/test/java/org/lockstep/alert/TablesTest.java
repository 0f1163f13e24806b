package org.lockstep.alert;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import org.lockstep.testkit.TableRules;

class TablesTest extends TableRules {
  @Override
  protected String service() {
    return "org.lockstep.alert";
  }

  @Override
  protected Map<String, Set<String>> tables() {
    return Map.ofEntries(
        entry("alert", Set.of("alert")),
        entry("delivery", Set.of("attempt", "delivery")),
        entry("endpoint", Set.of("endpoint")),
        entry("grouping", Set.of("edition_group", "grouped_event")),
        entry("intake", Set.of("seen_event")),
        entry("marking", Set.of("record_marking")),
        entry("owner", Set.of("owner")),
        entry("reference", Set.of("known_authority", "known_programme")),
        entry("signing", Set.of("endpoint_secret", "service_key")),
        entry("subscription", Set.of("subscription")),
        // Of the library: answers for repeats.
        entry("once", Set.of("idempotent_request")),
        // Of the library: used proofs.
        entry("dpop", Set.of("used_proof")));
  }

  @Override
  protected Map<String, Set<String>> readers() {
    return Map.of(
        // What is due is of an alert, and goes to an endpoint that may be sent to.
        "delivery", Set.of("alert", "endpoint", "owner"),
        "grouping", Set.of("endpoint"),
        // Owners of before had no ids of their own.
        "owner", Set.of("endpoint"),
        "endpoint", Set.of("owner"));
  }
}
