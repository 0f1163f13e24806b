package org.lockstep.alert.delivery;

import static java.util.Objects.requireNonNull;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockstep.alert.alert.Alert;
import org.lockstep.alert.endpoint.EndpointRepository;
import org.lockstep.alert.marking.Telling;
import org.lockstep.alert.signing.SignatureScheme;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.trace.TraceParent;

@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {
  /** Of one's own endpoint, and of an alert that the caller may be told. */
  private static final String OWN =
      "id = :id and endpointId in"
          + " (select e.id from Endpoint e where e.owner = :owner and e.deletedAt is null)"
          + " and alertId in (select a.id from Alert a where "
          + Telling.TO_READER
          + ")";

  private static final String ROWS =
      "select d.id, a.id, a.type, a.subject, d.state, d.nextAttemptAt, d.deliveredAt,"
          + " d.createdAt, (select count(t) from Attempt t where t.id.deliveryId = d.id)"
          + " from Delivery d join Alert a on a.id = d.alertId";

  private static final String DUE =
      """
      d.state = 'PENDING' and d.next_attempt_at <= :now
        and (d.lease_until is null or d.lease_until <= :now)""";

  private static final String MOST_AT_ENDPOINT =
      "case when e.answering then :perEndpoint else 1 end";

  /**
   * The delivery of either kind that has waited longest at endpoint {@code e}. The index has this
   * order, and there is a limit: however many wait, no plan reads more than one of them.
   */
  private static final String LONGEST_DUE =
      """
      select d.id from delivery d where d.endpoint_id = e.id and %s and %s
      order by d.next_attempt_at limit 1""";

  private static final String FIRST_DUE = LONGEST_DUE.formatted("not d.bulk", DUE);
  private static final String BULK_DUE = LONGEST_DUE.formatted("d.bulk", DUE);

  /**
   * Shares are counted for each owner, apart for endpoints that answer and for the others. Within
   * them, endpoints that have only what an edition brought come last. Owners that have least under
   * way come first, and among those the endpoint that has waited longest.
   */
  private static final String IN_TURN =
      """
      with held as (
        select d.endpoint_id, count(*) as attempts from delivery d
        where d.lease_until > :now group by d.endpoint_id
      ), of_owner as (
        select e.owner, e.answering, sum(h.attempts) as attempts
        from held h join endpoint e on e.id = h.endpoint_id group by e.owner, e.answering
      ), due as (
        select e.id, e.answering, e.last_leased_at, f.id is null as bulk,
          coalesce(o.attempts, 0) + row_number() over (
            partition by e.owner, e.answering
            order by f.id is null, e.last_leased_at nulls first, e.id) as place
        from endpoint e
          left join held h on h.endpoint_id = e.id
          left join of_owner o on o.owner = e.owner and o.answering = e.answering
          left join lateral (%s) f on true
          left join lateral (%s) b on true
        where %s
          and coalesce(h.attempts, 0) < %s
          and (f.id is not null or b.id is not null)
      ), turn as (
        select id, bulk, place, last_leased_at, answering, row_number() over (
          partition by answering order by bulk, place, last_leased_at nulls first, id) as number
        from due where place <= case when answering then :perOwner else :perOwnerDoubtful end
      )
      select e.id, t.answering from endpoint e join turn t on t.id = e.id
      where t.number <= case when t.answering then :answering else :doubtful end
      order by t.bulk, t.place, t.last_leased_at nulls first, e.id
      for no key update of e skip locked"""
          .formatted(FIRST_DUE, BULK_DUE, EndpointRepository.RECEIVES, MOST_AT_ENDPOINT);

  /**
   * One at each of the endpoints; of what an edition brought only where nothing else is due. Asked
   * again under their locks: another process may have leased since the statement that found them
   * began. What the owner may not be told is withheld instead. A replay that was asked for during
   * an attempt whose process died is this attempt.
   */
  private static final String LEASE =
      """
      with open as materialized (
        select e.id from endpoint e
        where e.id = any (cast(cast(:endpoints as text[]) as uuid[]))
          and (select count(*) from delivery l
            where l.endpoint_id = e.id and l.lease_until > :now) < %s
      ), first as materialized (
        select e.id as endpoint, n.id from open e
          cross join lateral (%s for no key update of d skip locked) n
      ), bulk as materialized (
        select n.id from open e
          cross join lateral (%s for no key update of d skip locked) n
        where e.id not in (select endpoint from first)
      ), next as (
        select id from first union all select id from bulk
      ), told as materialized (
        select n.id, %s as so
        from next n join delivery d on d.id = n.id join alert a on a.id = d.alert_id
          join endpoint e on e.id = d.endpoint_id join owner o on o.id = e.owner
      ), turned as (
        update endpoint set last_leased_at = :now
        where id = any (cast(cast(:endpoints as text[]) as uuid[]))
      )
      update delivery d set state = case when told.so then d.state else 'WITHHELD' end,
        lease_owner = case when told.so then :process end,
        lease_until = case when told.so then cast(:until as timestamptz) end,
        lease_no = case when told.so then d.lease_no + 1 else d.lease_no end,
        trigger = case when d.replay_asked then 'MANUAL' else d.trigger end,
        failures = case when d.replay_asked then 0 else d.failures end,
        replay_asked = false
      from told, endpoint e, alert a
      where d.id = told.id and e.id = d.endpoint_id and a.id = d.alert_id
      returning d.id, d.lease_no, d.trigger, e.id as endpoint, e.owner, e.url,
        array_to_string(e.signatures, ',') as signatures, a.id as alert, a.body, told.so,
        d.bulk, a.event_time, a.trace"""
          .formatted(MOST_AT_ENDPOINT, FIRST_DUE, BULK_DUE, Telling.TO_OWNER);

  /** What the receiver before the present one asked for, or did not take, says nothing of it. */
  private static final String BRING_FORWARD =
      """
      with sooner as (
        select d.id, at.due, by_it.not_before, by_it.times
        from delivery d join endpoint e on e.id = d.endpoint_id
          cross join lateral (select e.moved_at is null or d.failed_at > e.moved_at as is_so) present
          cross join lateral (select
            case when present.is_so then d.not_before end as not_before,
            case when present.is_so then d.brought_forward else 0 end as times) by_it
          cross join lateral (select greatest(by_it.not_before,
            cast(:now as timestamptz) + interval '1 millisecond'
              * (cast(cast(:waits as text[]) as bigint[]))[by_it.times + 1])
            as due) at
        where d.endpoint_id = :endpoint and d.state = 'PENDING' and d.lease_until is null
          and d.next_attempt_at > :now and d.next_attempt_at > at.due
          and by_it.times < :longest
        order by d.bulk, d.next_attempt_at limit :most
        for no key update of d skip locked
      )
      update delivery d set next_attempt_at = sooner.due, not_before = sooner.not_before,
        failures = greatest(d.failures - 1, 0), brought_forward = sooner.times + 1
      from sooner where d.id = sooner.id""";

  /**
   * An endpoint whose turn it is.
   *
   * @param answering whose room it takes; it may have changed since, the room has not
   */
  record Turn(UUID endpoint, Boolean answering) {}

  /** The endpoints whose turn it is; locked, and passed over by all others, for the transaction. */
  List<Turn> endpointsInTurn(Instant now, Room room, DeliveryConfig config) {
    return getEntityManager()
        .createNativeQuery(IN_TURN, Turn.class)
        .setParameter("now", now)
        .setParameter("perEndpoint", config.perEndpoint())
        .setParameter("perOwner", config.answering().perOwner())
        .setParameter("perOwnerDoubtful", config.doubtful().perOwner())
        .setParameter("answering", room.answering())
        .setParameter("doubtful", room.doubtful())
        .getResultList();
  }

  /**
   * What became of deliveries that were due.
   *
   * @param shipments those that were leased
   * @param withheld how many were not, because their owners may not be told
   */
  record Leased(List<Shipment> shipments, int withheld) {}

  /** Leases one delivery at each of these endpoints to a process, until the given time. */
  Leased lease(List<Turn> turns, UUID process, Instant now, Instant until, DeliveryConfig config) {
    Map<UUID, Boolean> answering =
        turns.stream().collect(Collectors.toMap(Turn::endpoint, Turn::answering));
    Query query =
        getEntityManager()
            .createNativeQuery(LEASE, Object[].class)
            .setParameter("now", now)
            .setParameter("perEndpoint", config.perEndpoint())
            .setParameter(
                "endpoints", answering.keySet().stream().map(UUID::toString).toArray(String[]::new))
            .setParameter("process", process)
            .setParameter("until", until);
    List<?> rows = query.getResultList();
    List<Shipment> shipments =
        rows.stream()
            .map(row -> (Object[]) row)
            .filter(row -> (Boolean) row[9])
            .map(row -> shipment(row, answering, until))
            .toList();
    return new Leased(shipments, rows.size() - shipments.size());
  }

  private static Shipment shipment(Object[] row, Map<UUID, Boolean> answering, Instant until) {
    UUID endpoint = (UUID) row[3];
    return new Shipment(
        (UUID) row[0],
        (Integer) row[1],
        until,
        Trigger.valueOf((String) row[2]),
        endpoint,
        (String) row[4],
        (String) row[5],
        SignatureScheme.ofWires(Stream.of(((String) row[6]).split(",", -1))),
        requireNonNull(answering.get(endpoint)),
        Alert.webhookId((UUID) row[7]),
        (byte[]) row[8],
        (Boolean) row[10],
        (Instant) row[11],
        TraceParent.of((String) row[12]).orElse(null));
  }

  /** Only while that lease holds: a later one has another number. */
  Optional<Delivery> underLease(UUID id, UUID process, int leaseNo) {
    return find("id = ?1 and leaseOwner = ?2 and leaseNo = ?3", id, process, leaseNo)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /**
   * Brings forward what waits for its next attempt, for its receiver is back; the first {@code
   * most} of it. Not before the time until which this receiver asked to be left alone with it. An
   * attempt that fails all the same takes none of those that the schedule grants. A delivery that
   * is brought forward again waits longer each time, as the schedule says from its beginning to its
   * end: one that alone is refused must not be sent again with everything that is taken.
   *
   * @return how many were brought forward
   */
  int bringForward(UUID endpoint, Instant now, int most, DeliveryConfig config) {
    return getEntityManager()
        .createNativeQuery(BRING_FORWARD)
        .setParameter("endpoint", endpoint)
        .setParameter("now", now)
        .setParameter("most", most)
        .setParameter(
            "waits",
            config.schedule().stream()
                .map(wait -> Long.toString(wait.toMillis()))
                .toArray(String[]::new))
        .setParameter("longest", config.schedule().size())
        .executeUpdate();
  }

  Optional<Delivery> own(UUID id, String owner, Reader reader) {
    return find(OWN, parameters(id, owner, reader)).firstResultOptional();
  }

  /** To change it, as it is now: nobody else does until the transaction ends. */
  Optional<Delivery> ownToChange(UUID id, String owner, Reader reader) {
    return find(OWN, parameters(id, owner, reader))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  private static Map<String, Object> parameters(UUID id, String owner, Reader reader) {
    return Map.of(
        "id",
        id,
        "owner",
        owner,
        "clearance",
        Telling.clearance(reader),
        "authority",
        Telling.authority(reader));
  }

  Optional<DeliveryRow> ownRow(UUID id, String owner, Reader reader) {
    return getEntityManager()
        .createQuery(
            ROWS
                + " where d.id = :id and d.endpointId in (select e.id from Endpoint e"
                + " where e.owner = :owner and e.deletedAt is null) and "
                + Telling.TO_READER,
            DeliveryRow.class)
        .setParameter("id", id)
        .setParameter("owner", owner)
        .setParameter("clearance", Telling.clearance(reader))
        .setParameter("authority", Telling.authority(reader))
        .getResultStream()
        .findFirst();
  }

  /** The delivery of an event to an endpoint. */
  UUID ofEvent(UUID endpoint, String event) {
    return getEntityManager()
        .createQuery(
            "select d.id from Delivery d join Alert a on a.id = d.alertId"
                + " where a.endpointId = :endpoint and a.eventId = :event",
            UUID.class)
        .setParameter("endpoint", endpoint)
        .setParameter("event", event)
        .getSingleResult();
  }

  /** Those of what the reader may be told now, newest first. */
  List<DeliveryRow> page(
      UUID endpoint, Reader reader, DeliveryFilter filter, Cursor before, int rows) {
    // As a literal: the index of those that are exhausted is of that state alone.
    String ofState = filter.state() == null ? "" : " and d.state = " + filter.state().name();
    // Both have the endpoint, and the index of alerts by type begins with it.
    String ofType = filter.type() == null ? "" : " and a.endpointId = :endpoint and a.type = :type";
    TypedQuery<DeliveryRow> query =
        getEntityManager()
            .createQuery(
                ROWS
                    + " where d.endpointId = :endpoint"
                    + ofState
                    + ofType
                    + " and "
                    + Telling.TO_READER
                    + " and (:start = true or d.createdAt < :time"
                    + " or (d.createdAt = :time and d.id < :id))"
                    + " order by d.createdAt desc, d.id desc",
                DeliveryRow.class)
            .setParameter("endpoint", endpoint)
            .setParameter("clearance", Telling.clearance(reader))
            .setParameter("authority", Telling.authority(reader))
            .setParameter("start", before.equals(Cursor.START))
            .setParameter("time", before.instant())
            .setParameter("id", before.id())
            .setMaxResults(rows);
    if (filter.type() != null) {
      query.setParameter("type", filter.type());
    }
    return query.getResultList();
  }

  /** How many are due and not begun, at endpoints that may be sent to; counted up to 10,000. */
  @Transactional
  long due(Instant now) {
    return ((Number)
            getEntityManager()
                .createNativeQuery(
                    """
                    select count(*) from (
                      select d.id from endpoint e join delivery d on d.endpoint_id = e.id
                      where %s and %s limit 10000) due"""
                        .formatted(EndpointRepository.RECEIVES, DUE))
                .setParameter("now", now)
                .getSingleResult())
        .longValue();
  }

  /** For how many seconds the one of them that waits longest has been due; 0 if none is. */
  @Transactional
  double longestDue(Instant now) {
    return ((Number)
            getEntityManager()
                .createNativeQuery(
                    """
                    select coalesce(extract(epoch from
                      cast(:now as timestamptz) - min(d.next_attempt_at)), 0)
                    from endpoint e cross join lateral (
                      select d.next_attempt_at from delivery d
                      where d.endpoint_id = e.id and %s
                      order by d.next_attempt_at limit 1) d
                    where %s"""
                        .formatted(DUE, EndpointRepository.RECEIVES))
                .setParameter("now", now)
                .getSingleResult())
        .doubleValue();
  }
}
