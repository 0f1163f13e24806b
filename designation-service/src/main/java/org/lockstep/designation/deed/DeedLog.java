package org.lockstep.designation.deed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jboss.logging.Logger;

/** One line for each deed, once it cannot be undone any more. */
@ApplicationScoped
class DeedLog {
  private static final Logger LOG = Logger.getLogger(DeedLog.class);

  void tell(@Observes(during = TransactionPhase.AFTER_SUCCESS) Deed deed) {
    LOG.infof(
        "%s: %s %s by %s%s",
        deed.what(),
        deed.of(),
        deed.id(),
        deed.officer(),
        deed.authority() == null ? "" : " of " + deed.authority());
  }
}
