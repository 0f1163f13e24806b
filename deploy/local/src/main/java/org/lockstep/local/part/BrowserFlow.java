package org.lockstep.local.part;

import java.util.Map;

/**
 * How officers sign in on this machine: with a password alone, because the officers of the realm
 * file have no codes, unless the environment asks for what production has.
 */
record BrowserFlow(String name) {
  static final String VARIABLE = "LOCKSTEP_BROWSER_FLOW";
  private static final String PASSWORD_ALONE = "browser";

  static BrowserFlow from(Map<String, String> environment) {
    String given = environment.getOrDefault(VARIABLE, "");
    return new BrowserFlow(given.isBlank() ? PASSWORD_ALONE : given);
  }

  /** What the services are told: they require a code wherever one can be given. */
  Map<String, String> ofServices() {
    return Map.of("LOCKSTEP_ACCESS_SECOND_FACTOR", Boolean.toString(!name.equals(PASSWORD_ALONE)));
  }
}
