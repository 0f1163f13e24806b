package org.lockstep.designation.joint;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.access.Officer;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.AsOfRequest;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.content.PlainText;
import org.lockstep.designation.http.OptionalBody;
import org.lockstep.designation.journal.Turns;
import org.lockstep.designation.marking.MarkedReads;
import org.lockstep.http.once.Idempotency;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;
import org.lockstep.http.rest.Parameters;

/** Joint actions over HTTP. */
@Path("/api/v1/joint-actions")
class JointActionResource {
  private final JointActionService service;
  private final JointActions actions;
  private final Disclosure disclosure;
  private final Caller caller;
  private final TwoTimes twoTimes;
  private final Idempotency idempotency;
  private final OptionalBody optionalBody;
  private final Turns turns;
  private final MarkedReads reads;

  JointActionResource(
      JointActionService service,
      JointActions actions,
      Disclosure disclosure,
      Caller caller,
      TwoTimes twoTimes,
      Idempotency idempotency,
      OptionalBody optionalBody,
      Turns turns,
      MarkedReads reads) {
    this.service = service;
    this.actions = actions;
    this.disclosure = disclosure;
    this.caller = caller;
    this.twoTimes = twoTimes;
    this.idempotency = idempotency;
    this.optionalBody = optionalBody;
    this.turns = turns;
    this.reads = reads;
  }

  record Invitation(@NotBlank @Size(max = 40) @PlainText String authority) {}

  /**
   * @param at instant of the release (RFC 3339); now unless said
   */
  record JointRelease(@Nullable Instant at) {}

  @POST
  @RolesAllowed("coordinator")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = JointActionItem.class)))
  @Parameter(name = Idempotency.KEY, in = ParameterIn.HEADER, required = true)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(@Valid @NotNull(message = "must be a JSON object") NewJointAction asked) {
    return idempotency.once(
        caller.scope(),
        asked,
        () -> {
          JointActionItem item = service.open(asked, caller.officer(), caller.writer());
          return Response.created(URI.create("/api/v1/joint-actions/" + item.id()))
              .header(HttpHeaders.ETAG, '"' + EntityTag.of(item) + '"')
              .entity(item)
              .build();
        });
  }

  @GET
  @RolesAllowed("register-reader")
  @Transactional
  public Page<JointActionItem> list(
      @QueryParam("reference") @Nullable String reference,
      @QueryParam("status") @Nullable String status,
      @BeanParam AsOfRequest times,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    Officer reader = caller.officer();
    JointActions.Filter filter =
        new JointActions.Filter(
            parameters.text("reference", reference),
            parameters.constant("status", status, JointActionStatus.class));
    AsOf asOf = twoTimes.of(times, parameters);
    parameters.check(page);
    Page<JointAction> found =
        page.of(
            actions.page(filter, reader, asOf, page.after(), page.limit() + 1),
            Function.identity(),
            action -> new Cursor(action.listedBy(), action.id()));
    reads.keep(disclosure.shown(found.items(), reader, asOf));
    List<JointActionItem> items = disclosure.heads(found.items(), reader, asOf);
    return new Page<>(items, found.next());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed("register-reader")
  @Transactional
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JointActionItem.class)))
  public Response read(
      @PathParam("id") String id,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    Officer reader = caller.officer();
    AsOf asOf = twoTimes.alone(times, parameters);
    JointAction found =
        actions
            .visible(actionId(id), reader, asOf)
            .orElseThrow(() -> Refusal.notFound("joint action"));
    reads.keep(disclosure.shown(List.of(found), reader, asOf));
    return EntityTag.answer(disclosure.whole(found, reader, asOf), ifNoneMatch);
  }

  /** Needs no Idempotency-Key: sent again, it invites nobody twice. */
  @POST
  @Path("/{id}/invitations")
  @RolesAllowed("coordinator")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JointActionItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response invite(
      @PathParam("id") String id,
      @Valid @NotNull(message = "must be a JSON object") Invitation invitation) {
    return answer(
        service.invite(actionId(id), invitation.authority(), caller.officer(), caller.writer()));
  }

  @PUT
  @Path("/{id}/parts/{authority}")
  @RolesAllowed("releaser")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JointActionItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response attach(
      @PathParam("id") String id,
      @PathParam("authority") String authority,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "must be a JSON object") PartRequest part) {
    return answer(
        service.attach(actionId(id), authority, part, ifMatch, caller.officer(), caller.writer()));
  }

  @DELETE
  @Path("/{id}/parts/{authority}")
  @RolesAllowed("releaser")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JointActionItem.class)))
  public Response takeOut(
      @PathParam("id") String id,
      @PathParam("authority") String authority,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answer(
        service.takeOut(actionId(id), authority, ifMatch, caller.officer(), caller.writer()));
  }

  @POST
  @Path("/{id}/release")
  @RolesAllowed("coordinator")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JointActionItem.class)))
  @Consumes(MediaType.WILDCARD)
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = JointRelease.class)))
  public Response release(@PathParam("id") String id, @Nullable String body) {
    JointRelease asked = optionalBody.read(body, JointRelease.class);
    Instant at = asked == null ? null : asked.at();
    return answer(
        at == null
            ? turns.take(() -> service.release(actionId(id), caller.officer(), caller.writer()))
            : service.schedule(actionId(id), at, caller.officer(), caller.writer()));
  }

  /** Stops a release that is scheduled. */
  @POST
  @Path("/{id}/unschedule")
  @RolesAllowed("coordinator")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JointActionItem.class)))
  public Response unschedule(@PathParam("id") String id) {
    return answer(service.unschedule(actionId(id), caller.officer(), caller.writer()));
  }

  @POST
  @Path("/{id}/cancel")
  @RolesAllowed("coordinator")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = JointActionItem.class)))
  public Response cancel(@PathParam("id") String id) {
    return answer(service.cancel(actionId(id), caller.officer(), caller.writer()));
  }

  private static Response answer(JointActionItem changed) {
    return Response.ok(changed).header(HttpHeaders.ETAG, '"' + EntityTag.of(changed) + '"').build();
  }

  private static UUID actionId(String id) {
    return Parameters.pathId("joint action", id);
  }
}
