package org.lockstep.designation.listimport;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.AsOfRequest;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.lists.reading.ListedEntry;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.Parameters;

/** The records of a list's file that the register was filled from. */
@Path("/api/v1/designations/{id}/original")
class OriginalResource {
  private final EntityManager entityManager;
  private final Imports imports;
  private final TwoTimes twoTimes;

  OriginalResource(EntityManager entityManager, Imports imports, TwoTimes twoTimes) {
    this.entityManager = entityManager;
    this.imports = imports;
    this.twoTimes = twoTimes;
  }

  /**
   * The records that a version of a designation was read from.
   *
   * @param list source of the list
   * @param key of the entry in the list
   * @param files of the edition, with the SHA-256 of each
   * @param pieces the records, whole, with the line each begins at
   */
  public record Original(
      UUID designationId,
      int version,
      String list,
      String key,
      @Nullable LocalDate edition,
      List<ImportItem.File> files,
      List<ListedEntry.Piece> pieces) {}

  /** The records of the newest version that was read from a list. */
  @GET
  @RolesAllowed("register-reader")
  @Transactional
  public Original original(
      @PathParam("id") String id, @BeanParam AsOfRequest times, @BeanParam Parameters parameters) {
    AsOf asOf = twoTimes.alone(times, parameters);
    UUID designation = Parameters.pathId("designation", id);
    List<Object[]> rows =
        entityManager
            .createNativeQuery(
                """
                select o.version, o.import_id, o.key, o.pieces from list_original o
                join designation_version v
                  on v.designation_id = o.designation_id and v.version = o.version
                where o.designation_id = :id and v.recorded_at <= :knownAt and exists (
                  select 1 from designation_state d where d.designation_id = o.designation_id and %s)
                order by o.version desc limit 1"""
                    .formatted(asOf.visible().allows("d.marking")),
                Object[].class)
            .setParameter("id", designation)
            .setParameter("knownAt", asOf.knownAt())
            .getResultList();
    if (rows.isEmpty()) {
      throw Refusal.notFound("record of a list for this designation");
    }
    Object[] row = rows.get(0);
    ListImport of = imports.findById((UUID) row[1]);
    return new Original(
        designation,
        ((Number) row[0]).intValue(),
        of.source(),
        (String) row[2],
        of.edition(),
        of.files(),
        Originals.unpacked((byte[]) row[3]));
  }
}
