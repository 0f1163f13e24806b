package org.lockstep.alert.alert;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lockstep.alert.marking.Telling;
import org.lockstep.http.marking.Reader;

@ApplicationScoped
class AlertRepository implements PanacheRepositoryBase<Alert, UUID> {

  long countOf(UUID endpoint, String type, Instant since) {
    return count("endpointId = ?1 and type = ?2 and createdAt > ?3", endpoint, type, since);
  }

  List<Alert> feed(String owner, Reader reader, long after, int rows) {
    return getEntityManager()
        .createQuery(
            "from Alert a where a.owner = :owner and a.feedNo > :after and "
                + Telling.TO_READER
                + " order by a.feedNo",
            Alert.class)
        .setParameter("owner", owner)
        .setParameter("after", after)
        .setParameter("clearance", Telling.clearance(reader))
        .setParameter("authority", Telling.authority(reader))
        .setMaxResults(rows)
        .getResultList();
  }
}
