package org.lockstep.alert.owner;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Owners from the time when the name of a client was all that was known. A partner system gets what
 * it had when it first comes, or when {@link OwnerWatch} finds it, whichever is first; what all
 * officers shared belongs to none of them and stays with the administrator.
 */
@ApplicationScoped
class EarlierOwners {
  private final OwnerLedger owners;
  private final Set<String> unclaimed = ConcurrentHashMap.newKeySet();

  EarlierOwners(OwnerLedger owners) {
    this.owners = owners;
  }

  void look(@Observes StartupEvent start) {
    unclaimed.addAll(owners.unclaimed());
  }

  void claim(Ownership owner) {
    if (unclaimed.contains(owner.client())) {
      owners.claim(owner);
      unclaimed.remove(owner.client());
    }
  }
}
