package org.lockstep.alert.owner;

import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Tlp;

/**
 * An owner as a token names it.
 *
 * @param subject Keycloak's id of the officer or of the partner system's service account
 * @param authority for which it acts; null if for none
 * @param client the name of the client, to tell people by
 * @param clearance what it may read
 */
public record Ownership(String subject, @Nullable String authority, String client, Tlp clearance) {

  /** What everything of this owner is kept under. */
  public String id() {
    return authority == null ? subject : authority + ":" + subject;
  }
}
