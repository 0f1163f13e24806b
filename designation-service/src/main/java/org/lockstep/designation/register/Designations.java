package org.lockstep.designation.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.http.Cursor;
import org.lockstep.designation.outbox.EventType;
import org.lockstep.designation.outbox.Outbox;

/** All designations, and the one way into the register. */
@ApplicationScoped
public class Designations implements PanacheRepositoryBase<Designation, UUID> {
  /**
   * A designation and the entity it resolved to, merged entities followed to the one they live on
   * in.
   */
  record Resolved(Designation designation, @Nullable UUID entityId) {}

  private static final String RESOLVED =
      """
      select d, coalesce(e.survivorId, a.entityId) from Designation d
      left join EntityAssignment a on a.designationId = d.id
      left join KnownEntity e on e.id = a.entityId
      where\s""";

  private final Outbox outbox;

  Designations(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Puts a new designation into the register and owes the event that says so. */
  @Transactional(TxType.MANDATORY)
  public void publish(Designation designation) {
    persist(designation);
    outbox.add(
        EventType.DESIGNATION_PUBLISHED,
        designation.id().toString(),
        designation.version(),
        DesignationPublished.from(designation));
  }

  /** Those of the ids that are in the register. */
  public Set<UUID> existing(Collection<UUID> ids) {
    return Set.copyOf(
        getEntityManager()
            .createQuery("select id from Designation where id in :ids", UUID.class)
            .setParameter("ids", ids)
            .getResultList());
  }

  Optional<Resolved> resolved(UUID id) {
    return list(RESOLVED + "d.id = :id", Map.of("id", id), 1).stream().findFirst();
  }

  List<Resolved> page(Filter filter, Cursor after, int rows) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add("(d.recordedAt, d.id) > (:instant, :id)");
    values.put("instant", after.instant());
    values.put("id", after.id());
    equal("d.authority", "authority", filter.authority(), conditions, values);
    equal("d.subjectType", "subjectType", filter.subjectType(), conditions, values);
    equal("d.packageId", "package", filter.packageId(), conditions, values);
    equal("coalesce(e.survivorId, a.entityId)", "entity", filter.entity(), conditions, values);
    contains("d.countries", "country", filter.country(), conditions, values);
    contains("d.measureKinds", "measure", filter.measure(), conditions, values);
    contains("d.programmes", "programme", filter.programme(), conditions, values);
    return list(
        RESOLVED + String.join(" and ", conditions) + " order by d.recordedAt, d.id", values, rows);
  }

  private static void equal(
      String path,
      String name,
      @Nullable Object value,
      List<String> conditions,
      Map<String, Object> values) {
    if (value != null) {
      conditions.add(path + " = :" + name);
      values.put(name, value);
    }
  }

  private static void contains(
      String path,
      String name,
      @Nullable String value,
      List<String> conditions,
      Map<String, Object> values) {
    if (value != null) {
      conditions.add("array_contains(" + path + ", :" + name + ")");
      values.put(name, value);
    }
  }

  private List<Resolved> list(String query, Map<String, Object> values, int rows) {
    TypedQuery<Object[]> typed = getEntityManager().createQuery(query, Object[].class);
    values.forEach(typed::setParameter);
    return typed.setMaxResults(rows).getResultList().stream()
        .map(row -> new Resolved((Designation) row[0], (UUID) row[1]))
        .toList();
  }
}
