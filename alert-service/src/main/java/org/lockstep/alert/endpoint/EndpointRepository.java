package org.lockstep.alert.endpoint;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;

/** Endpoints that are not deleted. */
@ApplicationScoped
public class EndpointRepository implements PanacheRepositoryBase<Endpoint, UUID> {
  /**
   * SQL: the endpoint {@code e} may be sent to now. Neither its owner nor an administrator stopped
   * it, and its owner still stands.
   */
  public static final String RECEIVES =
      "e.enabled and e.deleted_at is null and e.stopped_at is null"
          + " and not exists (select 1 from owner o"
          + " where o.id = e.owner and o.suspended_at is not null)";

  private static final String OWN = "id = ?1 and owner = ?2 and deletedAt is null";

  public Endpoint own(UUID id, String owner) {
    return find(OWN, id, owner)
        .firstResultOptional()
        .orElseThrow(() -> Refusal.notFound("endpoint among your own"));
  }

  public boolean isOwn(UUID id, String owner) {
    return count(OWN, id, owner) > 0;
  }

  /** To change it: nobody else does until the transaction ends. */
  public Endpoint ownToChange(UUID id, String owner) {
    return find(OWN, id, owner)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(() -> Refusal.notFound("endpoint among your own"));
  }

  /** As it is now; nobody else changes it until the transaction ends. */
  public void lock(Endpoint endpoint) {
    getEntityManager().refresh(endpoint, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The endpoint, whoever owns it; nobody else changes it until the transaction ends. */
  Endpoint any(UUID id) {
    return find("id = ?1 and deletedAt is null", id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such endpoint."));
  }

  List<Endpoint> page(Cursor after, int rows) {
    return find(
            "deletedAt is null and (createdAt > ?1 or (createdAt = ?1 and id > ?2))"
                + " order by createdAt, id",
            after.instant(),
            after.id())
        .page(0, rows)
        .list();
  }

  long countOf(String owner) {
    return count("owner = ?1 and deletedAt is null", owner);
  }

  List<Endpoint> page(String owner, Cursor after, int rows) {
    return find(
            "owner = ?1 and deletedAt is null"
                + " and (createdAt > ?2 or (createdAt = ?2 and id > ?3)) order by createdAt, id",
            owner,
            after.instant(),
            after.id())
        .page(0, rows)
        .list();
  }

  /** How many there are of which the condition holds; HQL. */
  @Transactional
  double counted(String condition) {
    return count("deletedAt is null and " + condition);
  }
}
