package org.lockstep.designation.statement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.http.Cursor;
import org.lockstep.designation.http.EntityTag;
import org.lockstep.designation.http.Idempotency;
import org.lockstep.designation.http.Page;
import org.lockstep.designation.http.PageRequest;
import org.lockstep.designation.http.Parameters;
import org.lockstep.designation.problem.ProblemException;

/** Statements over HTTP. */
@Path("/api/v1/statements")
class StatementResource {
  private final Statements statements;
  private final Caller caller;
  private final Idempotency idempotency;

  StatementResource(Statements statements, Caller caller, Idempotency idempotency) {
    this.statements = statements;
    this.caller = caller;
    this.idempotency = idempotency;
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
  public Response record(@Valid @NotNull(message = "must be a JSON object") NewStatement said) {
    return idempotency.once(
        said,
        () -> {
          StatementItem item = StatementItem.from(statements.record(said, caller.writer()));
          return Response.created(URI.create("/api/v1/statements/" + item.id()))
              .entity(item)
              .build();
        });
  }

  @GET
  @RolesAllowed("register-reader")
  @Transactional
  public Page<StatementItem> list(
      @QueryParam("reference") @Nullable String reference,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("package") @Nullable String packageId,
      @BeanParam PageRequest page) {
    Parameters parameters = new Parameters();
    Statements.Filter filter =
        new Statements.Filter(
            parameters.text("reference", reference),
            parameters.constant("kind", kind, StatementKind.class),
            parameters.id("package", packageId));
    parameters.check();
    return page.of(
        statements.page(filter, page.after(), page.limit() + 1),
        StatementItem::from,
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
      @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    Statement statement = statements.findById(Parameters.pathId("statement", id));
    if (statement == null) {
      throw ProblemException.notFound("statement");
    }
    StatementItem item = StatementItem.from(statement);
    return EntityTag.answer(item, EntityTag.of(item), ifNoneMatch);
  }
}
