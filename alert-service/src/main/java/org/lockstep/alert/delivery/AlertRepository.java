package org.lockstep.alert.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AlertRepository implements PanacheRepositoryBase<Alert, UUID> {

  List<Alert> feed(String owner, long after, int rows) {
    return find("owner = ?1 and feedNo > ?2 order by feedNo", owner, after).page(0, rows).list();
  }
}
