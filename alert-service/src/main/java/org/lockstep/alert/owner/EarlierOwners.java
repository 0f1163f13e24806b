package org.lockstep.alert.owner;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.lockstep.alert.owner.KeycloakDirectory.SilentException;

/**
 * Owners from the time when the name of a client was all that was known. A partner system gets what
 * it had when it first comes, or when {@link OwnerWatch} finds it, whichever is first, and only
 * where {@link OwnerStanding#recognise} says that it is the one; what all officers shared belongs
 * to none of them and stays with the administrator.
 */
@ApplicationScoped
class EarlierOwners {
  private static final Logger LOG = Logger.getLogger(EarlierOwners.class);

  private final Owners owners;
  private final OwnerStanding standing;
  private final Set<String> unclaimed = ConcurrentHashMap.newKeySet();

  EarlierOwners(Owners owners, OwnerStanding standing) {
    this.owners = owners;
    this.standing = standing;
  }

  void look(@Observes StartupEvent start) {
    unclaimed.addAll(owners.unclaimed());
  }

  /** Nothing is given while Keycloak does not say whose it is: the next request asks again. */
  void claim(Ownership caller) {
    if (!unclaimed.contains(caller.client())) {
      return;
    }
    try {
      Optional<WatchedOwner> earlier = owners.earlier(caller.client());
      Optional<Ownership> owner =
          earlier.isEmpty() ? Optional.empty() : standing.recognise(earlier.get());
      if (owner.isEmpty() || owner.get().id().equals(caller.id())) {
        owner.ifPresent(owners::claim);
        unclaimed.remove(caller.client());
      }
    } catch (SilentException e) {
      LOG.warnf("What %s had is not given to %s yet: %s", caller.client(), caller.id(), e);
    }
  }
}
