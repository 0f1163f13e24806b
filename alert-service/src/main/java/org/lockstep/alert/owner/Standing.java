package org.lockstep.alert.owner;

import java.util.Locale;

/** What Keycloak says of an owner. */
enum Standing {
  GOOD,
  /** There is no such user or client, or not the one that made the endpoints. */
  GONE,
  /** An administrator disabled the user or the client. */
  DISABLED,
  /** It may not own endpoints any more. */
  WITHOUT_ROLE,
  /** It acts for another authority now, or for none. */
  OF_ANOTHER_AUTHORITY,
  /** From a time when only the name of the client was kept; whose it is cannot be told. */
  UNKNOWN;

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
