package org.lockstep.alert.signing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class EndpointSecretRepository implements PanacheRepositoryBase<EndpointSecret, UUID> {

  /** Those that sign at that time, the current one first, then from new to old. */
  List<EndpointSecret> live(UUID endpointId, Instant now) {
    return list(
        "endpointId = ?1 and (expiresAt is null or expiresAt > ?2)"
            + " order by expiresAt desc nulls first, createdAt desc",
        endpointId,
        now);
  }
}
