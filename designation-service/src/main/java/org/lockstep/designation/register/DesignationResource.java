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
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.access.Officer;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.AsOfRequest;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.authority.Codes;
import org.lockstep.designation.authority.LegalBasis;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.content.Activity;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.marking.MarkedReads;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.marking.Markings;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;
import org.lockstep.http.rest.Parameters;

/** Reads the register. */
@Path("/api/v1/designations")
class DesignationResource {
  private final Designations designations;
  private final ReferenceData referenceData;
  private final Entities entities;
  private final TwoTimes twoTimes;
  private final Markings markings;
  private final MarkedReads reads;
  private final Caller caller;

  DesignationResource(
      Designations designations,
      ReferenceData referenceData,
      Entities entities,
      TwoTimes twoTimes,
      Markings markings,
      MarkedReads reads,
      Caller caller) {
    this.designations = designations;
    this.referenceData = referenceData;
    this.entities = entities;
    this.twoTimes = twoTimes;
    this.markings = markings;
    this.reads = reads;
    this.caller = caller;
  }

  /**
   * Designations that meet all the filters; {@code country} by seat, nationality or flag. {@code
   * activity}, {@code counterparty}, {@code place}, {@code activeSince} and {@code activeUntil} are
   * met by one activity of the listing record. {@code status} names the statuses that are asked
   * for, separated by commas. Without it the list has all that ever was listed, what is DELISTED or
   * NOT_YET_IN_FORCE included; with {@code validAt} it has what is IN_FORCE or SUSPENDED on that
   * day. The page says which, in {@code statuses}.
   */
  @GET
  @RolesAllowed("register-reader")
  @Transactional
  public DesignationPage list(
      @QueryParam("authority") @Nullable String authority,
      @QueryParam("authorityId") @Nullable String authorityId,
      @QueryParam("country") @Nullable String country,
      @QueryParam("measure") @Nullable String measure,
      @QueryParam("subjectType") @Nullable String subjectType,
      @QueryParam("programme") @Nullable String programme,
      @QueryParam("status") @Nullable String status,
      @QueryParam("entity") @Nullable String entity,
      @QueryParam("package") @Nullable String packageId,
      @QueryParam("activity") @Nullable String activity,
      @QueryParam("counterparty") @Nullable String counterparty,
      @QueryParam("place") @Nullable String place,
      @QueryParam("activeSince") @Nullable String activeSince,
      @QueryParam("activeUntil") @Nullable String activeUntil,
      @BeanParam AsOfRequest times,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    AsOf asOf = twoTimes.of(times, parameters);
    Codes codes = referenceData.heldCodes();
    MeasureKind kind = parameters.constant("measure", measure, MeasureKind.class);
    UUID entityId = parameters.id("entity", entity);
    Set<DesignationStatus> statuses = statuses(status, asOf, parameters);
    LocalDate activeFirst = parameters.date("activeSince", activeSince);
    LocalDate activeLast = parameters.date("activeUntil", activeUntil);
    parameters.inOrder("activeSince", activeFirst, "activeUntil", activeLast);
    Filter filter =
        new Filter(
            parameters.code("authority", authority, codes.authorities()),
            parameters.text("authorityId", authorityId),
            country(country, parameters),
            kind == null ? null : kind.name(),
            parameters.constant("subjectType", subjectType, SubjectType.class),
            parameters.code("programme", programme, codes.programmes().keySet()),
            statuses,
            entityId == null ? null : entities.survivor(entityId),
            parameters.id("package", packageId),
            new Filter.Activity(
                parameters.constant("activity", activity, Activity.Kind.class),
                parameters.text("counterparty", counterparty),
                parameters.text("place", place),
                activeFirst,
                activeLast));
    parameters.check(page);
    Map<String, LegalBasis> instruments = referenceData.legalBases(asOf.knownAt());
    List<Designations.Resolved> rows =
        designations.page(filter, asOf, page.after(), page.limit() + 1);
    reads.keep(rows.stream().limit(page.limit()).map(row -> row.designation().shown()).toList());
    Page<DesignationItem> found =
        page.of(
            rows,
            row -> item(row, instruments, asOf),
            row -> new Cursor(row.designation().registeredAt(), row.designation().designationId()));
    return new DesignationPage(found.items(), statuses, found.next());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed("register-reader")
  @Transactional
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DesignationItem.class)))
  public Response read(
      @PathParam("id") String id,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    AsOf asOf = twoTimes.alone(times, parameters);
    Designations.Resolved found =
        designations
            .resolved(Parameters.pathId("designation", id), asOf)
            .orElseThrow(() -> Refusal.notFound("designation"));
    reads.keep(List.of(found.designation().shown()));
    return EntityTag.answer(
        item(found, referenceData.legalBases(asOf.knownAt()), asOf), ifNoneMatch);
  }

  private DesignationItem item(
      Designations.Resolved found, Map<String, LegalBasis> instruments, AsOf asOf) {
    return DesignationItem.from(
        found, instruments, asOf, markings.of(found.designation().marking()));
  }

  /**
   * All that was ever recorded of it by {@code knownAt}, in order; {@code validAt} says nothing.
   */
  @GET
  @Path("/{id}/versions")
  @RolesAllowed("register-reader")
  @Transactional
  public Page<VersionItem> versions(
      @PathParam("id") String id, @BeanParam AsOfRequest times, @BeanParam Parameters parameters) {
    AsOf asOf = twoTimes.alone(times, parameters);
    UUID designation = Parameters.pathId("designation", id);
    List<VersionItem> versions =
        designations.versions(designation, asOf.visible()).stream()
            .filter(version -> !version.recordedAt().isAfter(asOf.knownAt()))
            .map(VersionItem::from)
            .toList();
    if (versions.isEmpty()) {
      throw Refusal.notFound("designation");
    }
    reads.keep(shown(designation));
    return new Page<>(versions, null);
  }

  /**
   * Who was shown it, where it is of {@code AMBER} or above, before an instant or until now: for
   * the officers who work for its authority.
   */
  @GET
  @Path("/{id}/readers")
  @RolesAllowed("register-reader")
  @Transactional
  public Page<MarkedReads.Reading> readers(
      @PathParam("id") String id,
      @QueryParam("before") @Nullable String before,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    Instant end = parameters.instant("before", before);
    parameters.check(page);
    UUID designation = Parameters.pathId("designation", id);
    Officer officer = caller.officer();
    String owner =
        designations.versions(designation, markings.visible()).stream()
            .findFirst()
            .map(DesignationVersion::authority)
            .orElseThrow(() -> Refusal.notFound("designation"));
    if (!officer.worksFor(owner)) {
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "This is a designation of " + owner + "; who reads it is for its officers.");
    }
    return page.of(
        reads.of(designation, end == null ? AsOf.LATEST : end, page.after(), page.limit() + 1),
        reading -> reading,
        reading -> new Cursor(reading.at(), reading.id()));
  }

  private List<Shown> shown(UUID designation) {
    return designations.markings(Set.of(designation)).entrySet().stream()
        .map(one -> new Shown(one.getKey(), one.getValue()))
        .toList();
  }

  private static Set<DesignationStatus> statuses(
      @Nullable String asked, AsOf asOf, Parameters parameters) {
    if (asked == null) {
      return asOf.dayAsked()
          ? EnumSet.of(DesignationStatus.IN_FORCE, DesignationStatus.SUSPENDED)
          : EnumSet.allOf(DesignationStatus.class);
    }
    Set<DesignationStatus> statuses = EnumSet.noneOf(DesignationStatus.class);
    for (String one : asked.split(",", -1)) {
      DesignationStatus status = parameters.constant("status", one, DesignationStatus.class);
      if (status != null) {
        statuses.add(status);
      }
    }
    return statuses;
  }

  private static @Nullable String country(@Nullable String country, Parameters parameters) {
    if (country != null && !Arrays.asList(Locale.getISOCountries()).contains(country)) {
      parameters.refuse("country", "must be an ISO 3166-1 alpha-2 country code such as JP");
      return null;
    }
    return country;
  }
}
