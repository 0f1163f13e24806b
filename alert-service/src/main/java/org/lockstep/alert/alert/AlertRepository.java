package org.lockstep.alert.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AlertRepository implements PanacheRepositoryBase<Alert, UUID> {

  long countOf(UUID endpoint, String type, Instant since) {
    return count("endpointId = ?1 and type = ?2 and createdAt > ?3", endpoint, type, since);
  }

  List<Alert> feed(String owner, long after, int rows) {
    return find("owner = ?1 and feedNo > ?2 order by feedNo", owner, after).page(0, rows).list();
  }
}
