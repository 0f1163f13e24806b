package org.lockstep.designation.register;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.http.Cursor;
import org.lockstep.designation.http.EntityTag;
import org.lockstep.designation.http.Page;
import org.lockstep.designation.http.PageRequest;
import org.lockstep.designation.http.Parameters;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.problem.ProblemException;

/** Reads the register. */
@Path("/api/v1/designations")
class DesignationResource {
  private final Designations designations;
  private final ReferenceData referenceData;
  private final Entities entities;

  DesignationResource(Designations designations, ReferenceData referenceData, Entities entities) {
    this.designations = designations;
    this.referenceData = referenceData;
    this.entities = entities;
  }

  /** Designations that meet all the filters; {@code country} by seat, nationality or flag. */
  @GET
  @RolesAllowed("register-reader")
  @Transactional
  public Page<DesignationItem> list(
      @QueryParam("authority") @Nullable String authority,
      @QueryParam("country") @Nullable String country,
      @QueryParam("measure") @Nullable String measure,
      @QueryParam("subjectType") @Nullable String subjectType,
      @QueryParam("programme") @Nullable String programme,
      @QueryParam("entity") @Nullable String entity,
      @QueryParam("package") @Nullable String packageId,
      @BeanParam PageRequest page) {
    Codes codes = referenceData.codes();
    Parameters parameters = new Parameters();
    MeasureKind kind = parameters.constant("measure", measure, MeasureKind.class);
    UUID entityId = parameters.id("entity", entity);
    Filter filter =
        new Filter(
            parameters.code("authority", authority, codes.authorities()),
            country(country, parameters),
            kind == null ? null : kind.name(),
            parameters.constant("subjectType", subjectType, SubjectType.class),
            parameters.code("programme", programme, codes.programmes().keySet()),
            entityId == null ? null : entities.survivor(entityId),
            parameters.id("package", packageId));
    parameters.check();
    return page.of(
        designations.page(filter, page.after(), page.limit() + 1),
        DesignationItem::from,
        row -> new Cursor(row.designation().recordedAt(), row.designation().id()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed("register-reader")
  @Transactional
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DesignationItem.class)))
  public Response read(
      @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    DesignationItem item =
        designations
            .resolved(Parameters.pathId("designation", id))
            .map(DesignationItem::from)
            .orElseThrow(() -> ProblemException.notFound("designation"));
    return EntityTag.answer(item, EntityTag.of(item), ifNoneMatch);
  }

  private static @Nullable String country(@Nullable String country, Parameters parameters) {
    if (country != null && !Arrays.asList(Locale.getISOCountries()).contains(country)) {
      parameters.refuse("country", "must be an ISO 3166-1 alpha-2 country code such as JP");
      return null;
    }
    return country;
  }
}
