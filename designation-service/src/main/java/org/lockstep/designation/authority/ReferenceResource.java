package org.lockstep.designation.authority;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.AsOfRequest;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.journal.Turns;
import org.lockstep.http.page.Page;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;
import org.lockstep.http.rest.Parameters;

/**
 * Reference data over HTTP; each list is short and whole. {@code knownAt} shows it as it was then;
 * {@code validAt} decides whether an instrument is in force; today is the day of its authority. An
 * edit needs the ETag of the item.
 */
@Path("/api/v1")
class ReferenceResource {
  private final ReferenceStore store;
  private final HeldReferenceData held;
  private final ReferenceService service;
  private final TwoTimes twoTimes;
  private final Caller caller;
  private final Turns turns;
  private final TimeZones timeZones;

  ReferenceResource(
      ReferenceStore store,
      HeldReferenceData held,
      ReferenceService service,
      TwoTimes twoTimes,
      Caller caller,
      Turns turns,
      TimeZones timeZones) {
    this.store = store;
    this.held = held;
    this.service = service;
    this.twoTimes = twoTimes;
    this.caller = caller;
    this.turns = turns;
    this.timeZones = timeZones;
  }

  @GET
  @Path("/authorities")
  @RolesAllowed("register-reader")
  @Transactional
  public Page<AuthorityItem> authorities(
      @BeanParam AsOfRequest times, @BeanParam Parameters parameters) {
    return new Page<>(
        held.items(AuthorityItem.class, twoTimes.alone(times, parameters).knownAt()), null);
  }

  @GET
  @Path("/authorities/{code}")
  @RolesAllowed("register-reader")
  @Transactional
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AuthorityItem.class)))
  public Response authority(
      @PathParam("code") String code,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    AuthorityItem item = find(AuthorityItem.class, code, twoTimes.alone(times, parameters));
    return EntityTag.answer(item, ifNoneMatch);
  }

  @PUT
  @Path("/authorities/{code}")
  @RolesAllowed("register-admin")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = AuthorityItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "must be a JSON object") AuthorityItem item) {
    return put(code, item, AuthorityItem.class, ifMatch);
  }

  @GET
  @Path("/programmes")
  @RolesAllowed("register-reader")
  @Transactional
  public Page<ProgrammeItem> programmes(
      @BeanParam AsOfRequest times, @BeanParam Parameters parameters) {
    return new Page<>(
        held.items(ProgrammeItem.class, twoTimes.alone(times, parameters).knownAt()), null);
  }

  @GET
  @Path("/programmes/{code}")
  @RolesAllowed("register-reader")
  @Transactional
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProgrammeItem.class)))
  public Response programme(
      @PathParam("code") String code,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    ProgrammeItem item = find(ProgrammeItem.class, code, twoTimes.alone(times, parameters));
    return EntityTag.answer(item, ifNoneMatch);
  }

  @PUT
  @Path("/programmes/{code}")
  @RolesAllowed("register-admin")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ProgrammeItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "must be a JSON object") ProgrammeItem item) {
    return put(code, item, ProgrammeItem.class, ifMatch);
  }

  @GET
  @Path("/instruments")
  @RolesAllowed("register-reader")
  @Transactional
  public Page<InstrumentItem.Shown> instruments(
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("status") @Nullable String status,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters) {
    AsOf asOf = twoTimes.of(times, parameters);
    InstrumentItem.Kind ofKind = parameters.constant("kind", kind, InstrumentItem.Kind.class);
    InstrumentItem.Status inStatus =
        parameters.constant("status", status, InstrumentItem.Status.class);
    parameters.check();
    List<InstrumentItem.Shown> shown =
        held.items(InstrumentItem.class, asOf.knownAt()).stream()
            .filter(item -> ofKind == null || item.kind() == ofKind)
            .filter(item -> inStatus == null || item.on(asOf.dayOf(item.authority())) == inStatus)
            .map(item -> InstrumentItem.Shown.of(item, asOf.dayOf(item.authority())))
            .toList();
    return new Page<>(shown, null);
  }

  @GET
  @Path("/instruments/{code}")
  @RolesAllowed("register-reader")
  @Transactional
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InstrumentItem.Shown.class)))
  public Response instrument(
      @PathParam("code") String code,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    AsOf asOf = twoTimes.alone(times, parameters);
    InstrumentItem item = find(InstrumentItem.class, code, asOf);
    // Of the item, not of what it is on a day: it is what an edit is based on.
    return EntityTag.answer(
        InstrumentItem.Shown.of(item, asOf.dayOf(item.authority())),
        EntityTag.of(item),
        asOf.dayAsked() ? null : ifNoneMatch);
  }

  @PUT
  @Path("/instruments/{code}")
  @RolesAllowed("register-admin")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = InstrumentItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("code") String code,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "must be a JSON object") InstrumentItem item) {
    return put(code, item, InstrumentItem.class, ifMatch);
  }

  private <T extends ReferenceItem> T find(Class<T> type, String code, AsOf asOf) {
    return store
        .find(type, code, asOf.knownAt())
        .map(ReferenceStore.Stored::item)
        .orElseThrow(() -> Refusal.notFound("item"));
  }

  private <T extends ReferenceItem> Response put(
      String code, T item, Class<T> type, @Nullable String ifMatch) {
    String officer = caller.officer().name();
    ReferenceService.Put<T> put = turns.take(() -> service.put(code, item, type, ifMatch, officer));
    if (item instanceof AuthorityItem) {
      timeZones.forget();
    }
    return stored(put.item(), put.isNew());
  }

  private static Response stored(ReferenceItem item, boolean isNew) {
    return Response.status(isNew ? Response.Status.CREATED : Response.Status.OK)
        .header(HttpHeaders.ETAG, '"' + EntityTag.of(item) + '"')
        .entity(item)
        .build();
  }
}
