package org.lockstep.designation.statement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.asof.AsOfRequest;
import org.lockstep.designation.asof.TwoTimes;
import org.lockstep.designation.authority.ReferenceData;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.intake.Entities;
import org.lockstep.designation.journal.Turns;
import org.lockstep.designation.marking.MarkedReads;
import org.lockstep.designation.marking.Markings;
import org.lockstep.http.once.Idempotency;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;
import org.lockstep.http.rest.Parameters;

/** Statements over HTTP. */
@Path("/api/v1/statements")
class StatementResource {
  private final Statements statements;
  private final ReferenceData referenceData;
  private final Entities entities;
  private final TwoTimes twoTimes;
  private final Caller caller;
  private final Idempotency idempotency;
  private final Turns turns;
  private final Markings markings;
  private final MarkedReads reads;

  StatementResource(
      Statements statements,
      ReferenceData referenceData,
      Entities entities,
      TwoTimes twoTimes,
      Caller caller,
      Idempotency idempotency,
      Turns turns,
      Markings markings,
      MarkedReads reads) {
    this.statements = statements;
    this.referenceData = referenceData;
    this.entities = entities;
    this.twoTimes = twoTimes;
    this.caller = caller;
    this.idempotency = idempotency;
    this.turns = turns;
    this.markings = markings;
    this.reads = reads;
  }

  @POST
  @RolesAllowed("drafter")
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = StatementItem.class)))
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(implementation = String.class))
  @Consumes(MediaType.APPLICATION_JSON)
  public Response record(@Valid @NotNull(message = "must be a JSON object") NewStatement said) {
    return turns.take(
        () ->
            idempotency.once(
                caller.scope(),
                said,
                () -> {
                  Statement recorded = statements.record(said, caller.writer());
                  StatementItem item =
                      StatementItem.from(recorded, recorded.about(), markings.of(recorded.marking));
                  return Response.created(URI.create("/api/v1/statements/" + item.id()))
                      .entity(item)
                      .build();
                }));
  }

  /**
   * Statements that meet all the filters; {@code entity} is met by what is said of it or of one of
   * its designations, {@code country} is the speaker's. {@code validAt} asks for what was said by
   * that day.
   */
  @GET
  @RolesAllowed("register-reader")
  @Transactional
  public Page<StatementItem> list(
      @QueryParam("reference") @Nullable String reference,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("package") @Nullable String packageId,
      @QueryParam("designation") @Nullable String designation,
      @QueryParam("entity") @Nullable String entity,
      @QueryParam("authority") @Nullable String authority,
      @QueryParam("country") @Nullable String country,
      @QueryParam("sourceKind") @Nullable String sourceKind,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @BeanParam AsOfRequest times,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    AsOf asOf = twoTimes.of(times, parameters);
    LocalDate first = parameters.date("from", from);
    LocalDate last = parameters.date("to", to);
    parameters.inOrder("from", first, "to", last);
    UUID entityId = parameters.id("entity", entity);
    Statements.Filter filter =
        new Statements.Filter(
            parameters.text("reference", reference),
            parameters.constant("kind", kind, StatementKind.class),
            parameters.id("package", packageId),
            parameters.id("designation", designation),
            entityId == null ? null : entities.survivor(entityId),
            parameters.code("authority", authority, referenceData.heldCodes().authorities()),
            country(country, parameters),
            parameters.constant("sourceKind", sourceKind, Source.Kind.class),
            first,
            last);
    parameters.check(page);
    List<Statement> rows = statements.page(filter, asOf, page.after(), page.limit() + 1);
    reads.keep(rows.stream().limit(page.limit()).map(Statement::shown).toList());
    Map<UUID, About> about = statements.about(rows, asOf.visible());
    return page.of(
        rows,
        statement -> item(statement, about),
        statement -> new Cursor(statement.recordedAt, statement.id));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed("register-reader")
  @Transactional
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StatementItem.class)))
  public Response read(
      @PathParam("id") String id,
      @BeanParam AsOfRequest times,
      @BeanParam Parameters parameters,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    AsOf asOf = twoTimes.alone(times, parameters);
    Statement statement =
        statements
            .asOf(Parameters.pathId("statement", id), asOf)
            .orElseThrow(() -> Refusal.notFound("statement"));
    reads.keep(List.of(statement.shown()));
    StatementItem item = item(statement, statements.about(List.of(statement), asOf.visible()));
    return EntityTag.answer(item, ifNoneMatch);
  }

  private StatementItem item(Statement statement, Map<UUID, About> about) {
    return StatementItem.from(
        statement, Objects.requireNonNull(about.get(statement.id)), markings.of(statement.marking));
  }

  private static @Nullable String country(@Nullable String country, Parameters parameters) {
    if (country != null && !Arrays.asList(Locale.getISOCountries()).contains(country)) {
      parameters.refuse("country", "must be an ISO 3166-1 alpha-2 country code such as KP");
      return null;
    }
    return country;
  }
}
