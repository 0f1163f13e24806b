package org.lockstep.alert.owner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.marking.Tlp;

/** The owners that there are, one row each; its lock guards what is bounded for an owner. */
@ApplicationScoped
public class Owners {
  private static final String WITH_ENDPOINTS =
      "select o.id, o.subject, o.authority, coalesce(o.client, o.id),"
          + " cast(extract(epoch from min(e.created_at)) * 1000 as bigint), o.suspended_because, o.clearance"
          + " from owner o join endpoint e on e.owner = o.id";

  private final EntityManager database;

  Owners(EntityManager database) {
    this.database = database;
  }

  /** Until the transaction ends nobody else counts or adds rows of this owner. */
  public void lock(Ownership owner) {
    database
        .createNativeQuery(
            "insert into owner (id, last_feed_no, subject, authority, client, clearance)"
                + " values (?1, 0, ?2, cast(?3 as text), ?4, ?5) on conflict (id) do update"
                + " set client = ?4, clearance = coalesce(owner.clearance, ?5)")
        .setParameter(1, owner.id())
        .setParameter(2, owner.subject())
        .setParameter(3, owner.authority())
        .setParameter(4, owner.client())
        .setParameter(5, owner.clearance().ordinal())
        .executeUpdate();
  }

  /** What each of these owners may read, as Keycloak said last. */
  public Map<String, Reader> readers(Set<String> ids) {
    List<?> rows =
        database
            .createNativeQuery(
                "select id, coalesce(clearance, 0), authority from owner"
                    + " where id = any (cast(?1 as text[]))",
                Object[].class)
            .setParameter(1, ids.toArray(String[]::new))
            .getResultList();
    return rows.stream()
        .map(row -> (Object[]) row)
        .collect(
            Collectors.toMap(
                row -> (String) row[0],
                row -> new Reader(Tlp.values()[(Integer) row[1]], (String) row[2])));
  }

  /** These owners by their ids. */
  public Map<String, KnownOwner> known(Set<String> ids) {
    List<KnownOwner> known =
        database
            .createNativeQuery(
                "select id, subject, authority, coalesce(client, id), suspended_at,"
                    + " suspended_because from owner where id = any (cast(?1 as text[]))",
                KnownOwner.class)
            .setParameter(1, ids.toArray(String[]::new))
            .getResultList();
    return known.stream().collect(Collectors.toMap(KnownOwner::id, owner -> owner));
  }

  /** The names of clients whose owners are not known otherwise yet. */
  @Transactional
  List<String> unclaimed() {
    return database
        .createNativeQuery("select id from owner where subject is null", Tuple.class)
        .getResultStream()
        .map(row -> ((Tuple) row).get(0, String.class))
        .toList();
  }

  /** What is kept under the name of a client, if anything is. */
  @Transactional
  Optional<WatchedOwner> earlier(String client) {
    return database
        .createNativeQuery(
            WITH_ENDPOINTS + " where o.id = ?1 and o.subject is null group by o.id",
            WatchedOwner.class)
        .setParameter(1, client)
        .getResultStream()
        .findFirst();
  }

  /**
   * Gives an owner what was kept under the name of its client. If that is suspended, it stays so
   * until Keycloak is asked about the owner.
   *
   * @return false where there is nothing, or the owner has something of its own already
   */
  @Transactional
  boolean claim(Ownership owner) {
    return database
            .createNativeQuery(
                "update owner set id = ?1, subject = ?2, authority = cast(?3 as text),"
                    + " clearance = ?5"
                    + " where id = ?4 and subject is null"
                    + " and not exists (select 1 from owner o where o.id = ?1)")
            .setParameter(1, owner.id())
            .setParameter(2, owner.subject())
            .setParameter(3, owner.authority())
            .setParameter(4, owner.client())
            .setParameter(5, owner.clearance().ordinal())
            .executeUpdate()
        == 1;
  }

  /** What the owner may read from now on. */
  @Transactional
  void clear(String owner, Tlp clearance) {
    database
        .createNativeQuery("update owner set clearance = ?2 where id = ?1")
        .setParameter(1, owner)
        .setParameter(2, clearance.ordinal())
        .executeUpdate();
  }

  /** Those that something could be sent to. */
  @Transactional
  List<WatchedOwner> watched() {
    return database
        .createNativeQuery(
            WITH_ENDPOINTS + " group by o.id having bool_or(e.deleted_at is null) order by o.id",
            WatchedOwner.class)
        .getResultList();
  }

  /**
   * Whether something may be sent to the owner from that time on.
   *
   * @param because why not; empty if it may
   */
  @Transactional
  void suspend(String owner, Optional<String> because, Instant now) {
    database
        .createNativeQuery(
            "update owner set suspended_because = cast(?3 as text),"
                + " suspended_at = case when cast(?3 as text) is null then null"
                + " else coalesce(suspended_at, ?2) end where id = ?1")
        .setParameter(1, owner)
        .setParameter(2, now)
        .setParameter(3, because.orElse(null))
        .executeUpdate();
  }
}
