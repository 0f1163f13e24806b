package org.lockstep.alert.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class AttemptRepository implements PanacheRepositoryBase<Attempt, Attempt.Id> {

  List<Attempt> page(UUID delivery, long after, int rows) {
    return find("id.deliveryId = ?1 and id.number > ?2 order by id.number", delivery, after)
        .page(0, rows)
        .list();
  }
}
