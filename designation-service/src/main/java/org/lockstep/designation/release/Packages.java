package org.lockstep.designation.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Officer;
import org.lockstep.designation.http.Cursor;

/** All packages; whoever lists them gets only those they may know of. */
@ApplicationScoped
public class Packages implements PanacheRepositoryBase<SanctionsPackage, UUID> {

  /** Which packages are asked for; what is null does not restrict. */
  record Filter(
      @Nullable String reference,
      @Nullable String authority,
      @Nullable LocalDate announcedOn,
      @Nullable PackageStatus status) {}

  /** Those of the ids that are of released packages. */
  public Set<UUID> released(Collection<UUID> ids) {
    return Set.copyOf(
        getEntityManager()
            .createQuery(
                "select id from SanctionsPackage where id in :ids and status = 'RELEASED'",
                UUID.class)
            .setParameter("ids", ids)
            .getResultList());
  }

  boolean hasReference(String authority, String reference) {
    return count("authority = ?1 and reference = ?2", authority, reference) > 0;
  }

  List<SanctionsPackage> page(Filter filter, Officer reader, Cursor after, int rows) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new LinkedHashMap<>();
    conditions.add("(createdAt, id) > (:instant, :id)");
    values.put("instant", after.instant());
    values.put("id", after.id());
    String own = reader.authority();
    if (own != null && reader.worksFor(own)) {
      conditions.add("(status = 'RELEASED' or authority = :own)");
      values.put("own", own);
    } else {
      conditions.add("status = 'RELEASED'");
    }
    equal("reference", filter.reference(), conditions, values);
    equal("authority", filter.authority(), conditions, values);
    equal("announcedOn", filter.announcedOn(), conditions, values);
    equal("status", filter.status(), conditions, values);
    return find(String.join(" and ", conditions) + " order by createdAt, id", values)
        .range(0, rows - 1)
        .list();
  }

  private static void equal(
      String name, @Nullable Object value, List<String> conditions, Map<String, Object> values) {
    if (value != null) {
      conditions.add(name + " = :" + name);
      values.put(name, value);
    }
  }
}
