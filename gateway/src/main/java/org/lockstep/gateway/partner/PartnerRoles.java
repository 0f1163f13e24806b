package org.lockstep.gateway.partner;

import java.util.List;

/** The roles that a system may have: none that decides, and none that administers. */
final class PartnerRoles {
  static final List<String> ALL =
      List.of(
          "register-reader",
          "screener",
          "watchlist-owner",
          "alert-owner",
          "drafter",
          "list-operator",
          "auditor");

  private PartnerRoles() {}
}
