package org.lockstep.gateway.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** What was asked for while something else was on its way. */
@ApplicationScoped
class SuspensionsAskedFor {
  private final ChangeRecord changes;

  SuspensionsAskedFor(ChangeRecord changes) {
    this.changes = changes;
  }

  /** Whether the partner was to be suspended after this change was asked for. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  boolean since(UUID change) {
    return changes.suspendedSince(change);
  }
}
