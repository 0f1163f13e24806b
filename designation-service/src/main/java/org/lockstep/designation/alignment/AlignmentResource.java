package org.lockstep.designation.alignment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.AsOfRequest;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.http.Cursor;
import org.lockstep.designation.http.Page;
import org.lockstep.designation.http.PageRequest;
import org.lockstep.designation.http.Parameters;
import org.lockstep.designation.intake.Entities;

/** The alignment matrix over HTTP. */
@Path("/api/v1/alignment")
class AlignmentResource {
  private static final int MOST_PACKAGES = 50;

  private final Alignment alignment;
  private final ReferenceData referenceData;
  private final Entities entities;
  private final TwoTimes twoTimes;

  AlignmentResource(
      Alignment alignment, ReferenceData referenceData, Entities entities, TwoTimes twoTimes) {
    this.alignment = alignment;
    this.referenceData = referenceData;
    this.entities = entities;
    this.twoTimes = twoTimes;
  }

  /**
   * The entities of the selected designations against authorities, all of them unless some are
   * named, separated by commas; today unless another day is named.
   */
  @GET
  @RolesAllowed("register-reader")
  @Transactional
  public AlignmentMatrix matrix(
      @QueryParam("package") List<String> packages,
      @QueryParam("entity") @Nullable String entity,
      @QueryParam("programme") @Nullable String programme,
      @QueryParam("theme") @Nullable String theme,
      @QueryParam("authorities") @Nullable String authorities,
      @BeanParam AsOfRequest times,
      @BeanParam PageRequest page) {
    Parameters parameters = new Parameters();
    AsOf asOf = twoTimes.of(times, parameters);
    Codes codes = referenceData.codes();
    UUID entityId = parameters.id("entity", entity);
    Alignment.Selection selection =
        new Alignment.Selection(
            ids(packages, parameters),
            entityId == null ? null : entities.survivor(entityId),
            parameters.code("programme", programme, codes.programmes().keySet()),
            parameters.code("theme", theme, codes.themes()));
    Set<String> asked = new TreeSet<>(codes.authorities());
    if (authorities != null) {
      asked.clear();
      for (String authority : authorities.split(",", -1)) {
        if (parameters.code("authorities", authority, codes.authorities()) != null) {
          asked.add(authority);
        }
      }
    }
    if (packages.isEmpty() && entity == null && programme == null && theme == null) {
      parameters.refuse(
          "package", "or entity, programme or theme must say which entities are asked for");
    }
    parameters.check();

    List<String> columns = List.copyOf(asked);
    Page<UUID> rows =
        page.of(
            alignment.entities(selection, asOf, page.after().id(), page.limit() + 1),
            id -> id,
            Cursor::at);
    return new AlignmentMatrix(
        asOf.day(), columns, alignment.items(rows.items(), columns, asOf), rows.next());
  }

  private static Set<UUID> ids(List<String> packages, Parameters parameters) {
    if (packages.size() > MOST_PACKAGES) {
      parameters.refuse("package", "may be given at most " + MOST_PACKAGES + " times");
      return Set.of();
    }
    Set<UUID> ids = new HashSet<>();
    for (String value : packages) {
      UUID id = parameters.id("package", value);
      if (id != null) {
        ids.add(id);
      }
    }
    return ids;
  }
}
