package org.lockstep.alert.subscription;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.http.page.Cursor;

@ApplicationScoped
class SubscriptionRepository implements PanacheRepositoryBase<Subscription, UUID> {

  Optional<Subscription> own(UUID id, String owner) {
    return find("id = ?1 and owner = ?2", id, owner).firstResultOptional();
  }

  /** To change it: nobody else does, or deletes it, until the transaction ends. */
  Optional<Subscription> ownToChange(UUID id, String owner) {
    return find("id = ?1 and owner = ?2", id, owner)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  List<Subscription> page(String owner, @Nullable UUID endpointId, Cursor after, int rows) {
    Map<String, Object> parameters =
        new HashMap<>(Map.of("owner", owner, "time", after.instant(), "id", after.id()));
    String ofEndpoint = "";
    if (endpointId != null) {
      ofEndpoint = " and endpointId = :endpoint";
      parameters.put("endpoint", endpointId);
    }
    return find(
            "owner = :owner"
                + ofEndpoint
                + " and (createdAt > :time or (createdAt = :time and id > :id))"
                + " order by createdAt, id",
            parameters)
        .page(0, rows)
        .list();
  }

  /** Those whose first filter the type passes; what they ask beyond is asked of each. */
  List<Subscription> askingFor(EventType type) {
    return list(
        "array_length(filter.eventTypes) = 0 or array_contains(filter.eventTypes, ?1)"
            + " or array_contains(filter.eventTypes, ?2)",
        type.asked().get(0),
        type.asked().get(type.asked().size() - 1));
  }
}
