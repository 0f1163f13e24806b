package org.lockstep.alert.delivery;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lockstep.alert.endpoint.EndpointRepository;
import org.lockstep.alert.paging.Cursor;

@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {
  private static final String DUE =
      " d.state = 'PENDING' and d.next_attempt_at <= :now"
          + " and (d.lease_until is null or d.lease_until <= :now)";

  /**
   * The endpoint whose turn it is: something is due there, it has room for an attempt more, and it
   * waited longest. Locked, and passed over by all others, until the transaction ends.
   */
  Optional<UUID> endpointInTurn(Instant now, int perEndpoint) {
    return first(
        getEntityManager()
            .createNativeQuery(
                "select e.id from endpoint e where "
                    + EndpointRepository.RECEIVES
                    + " and exists (select 1 from delivery d where d.endpoint_id = e.id and"
                    + DUE
                    + ") and (select count(*) from delivery l"
                    + " where l.endpoint_id = e.id and l.lease_until > :now)"
                    + " < case when e.failing_since is null then :most else 1 end"
                    + " order by e.last_leased_at nulls first, e.id limit 1"
                    + " for no key update of e skip locked",
                UUID.class)
            .setParameter("now", now)
            .setParameter("most", perEndpoint)
            .getResultList());
  }

  /**
   * What to send there, asked again under the endpoint's lock: another worker may have leased since
   * the statement that found the endpoint began.
   */
  Optional<Delivery> dueAt(UUID endpoint, Instant now, int perEndpoint) {
    return first(
            getEntityManager()
                .createNativeQuery(
                    "select d.id from delivery d where d.endpoint_id = :endpoint and"
                        + DUE
                        + " and (select count(*) from delivery l"
                        + " where l.endpoint_id = :endpoint and l.lease_until > :now)"
                        + " < (select case when e.failing_since is null then :most else 1 end"
                        + " from endpoint e where e.id = :endpoint)"
                        + " order by d.next_attempt_at, d.id limit 1"
                        + " for no key update of d skip locked",
                    UUID.class)
                .setParameter("endpoint", endpoint)
                .setParameter("now", now)
                .setParameter("most", perEndpoint)
                .getResultList())
        .map(this::findById);
  }

  void tookTurn(UUID endpoint, Instant now) {
    getEntityManager()
        .createNativeQuery("update endpoint set last_leased_at = :now where id = :endpoint")
        .setParameter("now", now)
        .setParameter("endpoint", endpoint)
        .executeUpdate();
  }

  /** Only while that lease holds: a later one has another number. */
  Optional<Delivery> underLease(UUID id, UUID worker, int leaseNo) {
    return find("id = ?1 and leaseOwner = ?2 and leaseNo = ?3", id, worker, leaseNo)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  Optional<Delivery> own(UUID id, String owner) {
    return find(
            "id = ?1 and endpointId in"
                + " (select e.id from Endpoint e where e.owner = ?2 and e.deletedAt is null)",
            id,
            owner)
        .firstResultOptional();
  }

  Optional<Delivery> toChange(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Newest first. */
  List<DeliveryRow> page(UUID endpoint, Cursor before, int rows) {
    return getEntityManager()
        .createQuery(
            "select d.id, a.id, a.type, a.subject, d.state, d.nextAttemptAt, d.deliveredAt,"
                + " d.createdAt, (select count(t) from Attempt t where t.id.deliveryId = d.id)"
                + " from Delivery d join Alert a on a.id = d.alertId"
                + " where d.endpointId = :endpoint and (:start = true or d.createdAt < :time"
                + " or (d.createdAt = :time and d.id < :id))"
                + " order by d.createdAt desc, d.id desc",
            DeliveryRow.class)
        .setParameter("endpoint", endpoint)
        .setParameter("start", before.equals(Cursor.START))
        .setParameter("time", before.time())
        .setParameter("id", before.id())
        .setMaxResults(rows)
        .getResultList();
  }

  private static Optional<UUID> first(List<?> ids) {
    return ids.stream().findFirst().map(UUID.class::cast);
  }
}
