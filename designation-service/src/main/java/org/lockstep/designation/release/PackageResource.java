package org.lockstep.designation.release;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
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
import org.lockstep.designation.authority.LegalBasis;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.content.EntryRequest;
import org.lockstep.designation.content.PlainText;
import org.lockstep.designation.http.OptionalBody;
import org.lockstep.designation.journal.Turns;
import org.lockstep.designation.marking.MarkedReads;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.marking.Markings;
import org.lockstep.designation.marking.Visible;
import org.lockstep.http.once.Idempotency;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;
import org.lockstep.http.rest.Parameters;

/** Packages over HTTP. */
@Path("/api/v1/packages")
class PackageResource {
  static final String ENTRY_ID = "[a-z0-9-]{1,64}";
  static final String ENTRY_IDS = "must be 1 to 64 of the characters a-z 0-9 -";

  private final ReleaseService service;
  private final Packages packages;
  private final ReferenceData referenceData;
  private final Caller caller;
  private final TwoTimes twoTimes;
  private final OptionalBody optionalBody;
  private final Idempotency idempotency;
  private final Turns turns;
  private final Remarking remarking;
  private final Markings markings;
  private final MarkedReads reads;

  PackageResource(
      ReleaseService service,
      Packages packages,
      ReferenceData referenceData,
      Caller caller,
      TwoTimes twoTimes,
      OptionalBody optionalBody,
      Idempotency idempotency,
      Turns turns,
      Remarking remarking,
      Markings markings,
      MarkedReads reads) {
    this.service = service;
    this.packages = packages;
    this.referenceData = referenceData;
    this.caller = caller;
    this.twoTimes = twoTimes;
    this.optionalBody = optionalBody;
    this.idempotency = idempotency;
    this.turns = turns;
    this.remarking = remarking;
    this.markings = markings;
    this.reads = reads;
  }

  /**
   * @param reason for the drafters, to be read in the package
   */
  record Return(@NotBlank @Size(max = 4000) @PlainText(lines = true) String reason) {}

  /**
   * @param contentHash of the content that the approver has seen
   */
  record Approval(
      @NotNull
          @Pattern(
              regexp = "sha256:[0-9a-f]{64}",
              message = "must be the contentHash of the package, sha256:<64 hexadecimal digits>")
          String contentHash) {}

  /**
   * @param at instant of the release (RFC 3339); now unless said
   */
  record Release(@Nullable Instant at) {}

  @POST
  @RolesAllowed("drafter")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(implementation = String.class))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response draft(@Valid @NotNull(message = "must be a JSON object") NewPackage asked) {
    return idempotency.once(
        caller.scope(),
        asked,
        () -> {
          SanctionsPackage draft = service.draft(asked, caller.writer());
          return Response.created(URI.create("/api/v1/packages/" + draft.id()))
              .header(HttpHeaders.ETAG, '"' + draft.tag() + '"')
              .entity(item(draft))
              .build();
        });
  }

  @GET
  @RolesAllowed("register-reader")
  @Transactional
  public Page<PackageItem> list(
      @QueryParam("reference") @Nullable String reference,
      @QueryParam("authority") @Nullable String authority,
      @QueryParam("announcedOn") @Nullable String announcedOn,
      @QueryParam("announcedFrom") @Nullable String announcedFrom,
      @QueryParam("announcedTo") @Nullable String announcedTo,
      @QueryParam("coordinated") @Nullable String coordinated,
      @QueryParam("status") @Nullable String status,
      @QueryParam("waitingFor") @Nullable String waitingFor,
      @BeanParam AsOfRequest times,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    Officer reader = caller.officer();
    AsOf asOf = twoTimes.of(times, parameters);
    LocalDate announcedFirst = parameters.date("announcedFrom", announcedFrom);
    LocalDate announcedLast = parameters.date("announcedTo", announcedTo);
    parameters.inOrder("announcedFrom", announcedFirst, "announcedTo", announcedLast);
    boolean waiting = parameters.code("waitingFor", waitingFor, List.of("me")) != null;
    if (waiting && (asOf.dayAsked() || asOf.inThePast())) {
      parameters.refuse("waitingFor", "is asked of now only; leave out validAt and knownAt");
    }
    Packages.Filter filter =
        new Packages.Filter(
            parameters.text("reference", reference),
            parameters.code("authority", authority, referenceData.heldCodes().authorities()),
            parameters.date("announcedOn", announcedOn),
            announcedFirst,
            announcedLast,
            parameters.truth("coordinated", coordinated),
            parameters.constant("status", status, PackageStatus.class),
            waiting ? WaitingFor.of(reader, referenceData) : null);
    parameters.check(page);
    Map<String, LegalBasis> instruments = referenceData.legalBases(asOf.knownAt());
    List<SanctionsPackage> rows =
        packages.page(filter, reader, asOf, page.after(), page.limit() + 1);
    reads.keep(rows.stream().limit(page.limit()).flatMap(PackageResource::shown).toList());
    return page.of(
        rows,
        p ->
            PackageItem.from(
                p,
                reader.belongsTo(p.authority()),
                instruments,
                asOf.dayOf(p.authority()),
                marked(p, reader.belongsTo(p.authority()))),
        p -> new Cursor(p.listedBy(), p.id()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed("register-reader")
  @Transactional
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  public Response read(
      @PathParam("id") String id,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    Officer reader = caller.officer();
    AsOf asOf = twoTimes.alone(times, parameters);
    SanctionsPackage found =
        packages
            .visible(packageId(id), reader, asOf)
            .orElseThrow(() -> Refusal.notFound("package"));
    reads.keep(shown(found).toList());
    boolean own = reader.belongsTo(found.authority());
    PackageItem item =
        PackageItem.from(
            found,
            own,
            referenceData.legalBases(asOf.knownAt()),
            asOf.dayOf(found.authority()),
            marked(found, own));
    // What is released is not edited any more, but its measures run out as days pass.
    String tag = found.status() == PackageStatus.RELEASED ? EntityTag.of(item) : found.tag();
    return EntityTag.answer(item, tag, ifNoneMatch);
  }

  /** The package, and the designations that its entries are of or have become. */
  private static Stream<Shown> shown(SanctionsPackage p) {
    return Stream.concat(
        Stream.of(new Shown(p.id(), p.marking())),
        p.entries().stream()
            .flatMap(
                entry ->
                    Stream.of(
                            Optional.ofNullable(entry.designationId()),
                            Optional.ofNullable(entry.content().designationId()))
                        .flatMap(Optional::stream))
            .map(id -> new Shown(id, p.marking())));
  }

  private PackageItem.Marked marked(SanctionsPackage p, boolean own) {
    return new PackageItem.Marked(
        markings.of(p.marking()),
        own && p.status() == PackageStatus.RELEASED
            ? remarking
                .waiting(p.id())
                .map(waiting -> waiting.item(markings.of(waiting.marking())))
                .orElse(null)
            : null);
  }

  /** Who did what with it, for those who work on it. */
  @GET
  @Path("/{id}/steps")
  @RolesAllowed("register-reader")
  @Transactional
  public Page<PackageStep.Item> steps(@PathParam("id") String id) {
    return new Page<>(
        packages.steps(ownId(id)).stream().map(PackageStep.Item::from).toList(), null);
  }

  /** What has changed since the last approval, for those who approve it again. */
  @GET
  @Path("/{id}/changes")
  @RolesAllowed("register-reader")
  @Transactional
  public PackageChanges changes(@PathParam("id") String id) {
    return service.changes(ownId(id));
  }

  /**
   * Checked before anything of the package is read: how long reading takes would tell outsiders of
   * it.
   */
  private UUID ownId(String id) {
    Officer reader = caller.officer();
    UUID packageId = packageId(id);
    String own = reader.authority();
    Visible visible = markings.visible();
    if (own != null && reader.worksFor(own) && packages.isOf(packageId, own, visible)) {
      reads.keep(
          packages.markings(Set.of(packageId)).entrySet().stream()
              .map(one -> new Shown(one.getKey(), one.getValue()))
              .toList());
      return packageId;
    }
    String authority =
        packages.releasedBy(packageId, visible).orElseThrow(() -> Refusal.notFound("package"));
    throw new Refusal(
        CommonProblem.FORBIDDEN,
        "This is a package of "
            + authority
            + "; how it was prepared is for its drafters, approvers and releasers.");
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed("drafter")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response edit(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "must be a JSON object") PackageHead head) {
    return answer(service.edit(packageId(id), head, ifMatch, caller.writer()));
  }

  @PUT
  @Path("/{id}/entries/{entryId}")
  @RolesAllowed("drafter")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response put(
      @PathParam("id") String id,
      @PathParam("entryId") String entryId,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull(message = "must be a JSON object") EntryRequest content) {
    if (!entryId.matches(ENTRY_ID)) {
      throw Refusal.invalid("entryId", ENTRY_IDS);
    }
    return answer(service.put(packageId(id), entryId, content, ifMatch, caller.writer()));
  }

  @DELETE
  @Path("/{id}/entries/{entryId}")
  @RolesAllowed("drafter")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  public Response remove(
      @PathParam("id") String id,
      @PathParam("entryId") String entryId,
      @HeaderParam("If-Match") @Nullable String ifMatch) {
    return answer(service.remove(packageId(id), entryId, ifMatch, caller.writer()));
  }

  @POST
  @Path("/{id}/submit")
  @RolesAllowed("drafter")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  public Response submit(@PathParam("id") String id) {
    return answer(service.submit(packageId(id), caller.writer()));
  }

  @POST
  @Path("/{id}/return")
  @RolesAllowed("approver")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response returnToDraft(
      @PathParam("id") String id, @Valid @NotNull(message = "must be a JSON object") Return body) {
    return answer(service.returnToDraft(packageId(id), body.reason(), caller.writer()));
  }

  @POST
  @Path("/{id}/withdraw")
  @RolesAllowed("drafter")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  public Response withdraw(@PathParam("id") String id) {
    return answer(service.withdraw(packageId(id), caller.writer()));
  }

  @POST
  @Path("/{id}/approve")
  @RolesAllowed("approver")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response approve(
      @PathParam("id") String id,
      @Valid @NotNull(message = "must be a JSON object") Approval approval) {
    return answer(service.approve(packageId(id), approval.contentHash(), caller.writer()));
  }

  @POST
  @Path("/{id}/release")
  @RolesAllowed("releaser")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  @Consumes(MediaType.WILDCARD)
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Release.class)))
  public Response release(@PathParam("id") String id, @Nullable String body) {
    Release asked = optionalBody.read(body, Release.class);
    Instant at = asked == null ? null : asked.at();
    return answer(
        at == null
            ? turns.take(() -> service.release(packageId(id), caller.writer()))
            : service.schedule(packageId(id), at, caller.writer()));
  }

  /** Stops a release that is scheduled. */
  @POST
  @Path("/{id}/unschedule")
  @RolesAllowed("releaser")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  public Response unschedule(@PathParam("id") String id) {
    return answer(service.unschedule(packageId(id), caller.writer()));
  }

  /**
   * Gives a released package another marking, and with it all that share designations with it. What
   * fewer may see from then on is so at once; what lowers the label or widens the circle waits for
   * an approver. Needs no Idempotency-Key: sent again, it changes nothing.
   */
  @POST
  @Path("/{id}/marking")
  @RolesAllowed("releaser")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response mark(
      @PathParam("id") String id,
      @Valid @NotNull(message = "must be a JSON object") MarkingChange change) {
    return answer(
        turns.take(
            () ->
                remarking.ask(
                    packageId(id), change.marking().marking(), change.reason(), caller.writer())));
  }

  /** Approves the wider marking that waits. */
  @POST
  @Path("/{id}/marking/approve")
  @RolesAllowed("approver")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PackageItem.class)))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response approveMarking(
      @PathParam("id") String id,
      @Valid @NotNull(message = "must be a JSON object") MarkingChange.MarkingApproval approval) {
    return answer(
        turns.take(
            () -> remarking.approve(packageId(id), approval.marking().marking(), caller.writer())));
  }

  private PackageItem item(SanctionsPackage p) {
    return PackageItem.from(
        p, true, referenceData.legalBases(), twoTimes.now().dayOf(p.authority()), marked(p, true));
  }

  private Response answer(SanctionsPackage changed) {
    return Response.ok(item(changed)).header(HttpHeaders.ETAG, '"' + changed.tag() + '"').build();
  }

  private static UUID packageId(String id) {
    return Parameters.pathId("package", id);
  }
}
