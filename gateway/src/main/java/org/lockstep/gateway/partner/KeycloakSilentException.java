package org.lockstep.gateway.partner;

import org.jspecify.annotations.Nullable;

/** Keycloak did not answer, or not what was asked: it may the next time. */
final class KeycloakSilentException extends Exception {
  private static final long serialVersionUID = 1;

  KeycloakSilentException(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
