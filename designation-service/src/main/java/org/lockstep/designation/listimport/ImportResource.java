package org.lockstep.designation.listimport;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.access.Caller;
import org.lockstep.designation.access.Places;
import org.lockstep.designation.http.OptionalBody;
import org.lockstep.designation.problem.ProblemType;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.Parameters;

/** Imports of official lists: how far they are, what they found, and who lets that pass. */
@Path("/api/v1/imports")
class ImportResource {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int MOST_LOOKS = 7200;
  private static final int WATCHING = 32;
  private static final int WATCHING_EACH = 4;

  private final Imports imports;
  private final Caller caller;
  private final OptionalBody optionalBody;
  private final Places watching = new Places(WATCHING, WATCHING_EACH, "streams of progress");

  ImportResource(Imports imports, Caller caller, OptionalBody optionalBody) {
    this.imports = imports;
    this.caller = caller;
    this.optionalBody = optionalBody;
  }

  /** All imports, the oldest first. */
  @GET
  @RolesAllowed("list-operator")
  @Transactional
  public Page<ImportItem> list(
      @QueryParam("source") @Nullable String source,
      @QueryParam("status") @Nullable String status,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    String ofSource = parameters.text("source", source);
    ImportStatus inStatus = parameters.constant("status", status, ImportStatus.class);
    parameters.check(page);
    return page.of(
        imports.page(ofSource, inStatus, page.after(), page.limit() + 1),
        ImportItem::from,
        row -> new Cursor(row.receivedAt(), row.id()));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed("list-operator")
  public ImportItem get(@PathParam("id") String id) {
    return item(id);
  }

  /**
   * The import as server-sent events {@code progress}, one at once and one whenever it has changed,
   * until it rests.
   */
  @GET
  @Path("/{id}/progress")
  @RolesAllowed("list-operator")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Blocking
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  public Multi<OutboundSseEvent> progress(@PathParam("id") String id, @Context Sse sse) {
    UUID known = item(id).id();
    Places.Place place = watching.take(caller.scope());
    AtomicReference<@Nullable ImportItem> last = new AtomicReference<>();
    return Multi.createBy()
        .repeating()
        .uni(
            () ->
                Uni.createFrom()
                    .item(() -> item(known))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
        .withDelay(LOOK)
        .whilst(item -> !item.status().rests())
        .select()
        .first(MOST_LOOKS)
        .onItem()
        .transformToMultiAndConcatenate(item -> events(item, last, sse))
        .onTermination()
        .invoke(place::close);
  }

  private static Multi<OutboundSseEvent> events(
      ImportItem item, AtomicReference<@Nullable ImportItem> last, Sse sse) {
    if (item.equals(last.getAndSet(item))) {
      return Multi.createFrom()
          .item(sse.newEventBuilder().comment("still " + item.status()).build());
    }
    return Multi.createFrom()
        .item(
            sse.newEventBuilder()
                .name("progress")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(ImportItem.class, item)
                .build());
  }

  /** What is new, changed and gone, what stopped it, and what a person should look at. */
  @GET
  @Path("/{id}/report")
  @RolesAllowed("list-operator")
  @Produces(MediaType.TEXT_PLAIN)
  public String report(@PathParam("id") String id) {
    ImportItem item = item(id);
    return imports
        .report(item.id())
        .map(Report::text)
        .orElseThrow(
            () ->
                new Refusal(
                    ProblemType.WRONG_STATE,
                    "There is no report yet; the import is " + item.status() + "."));
  }

  /**
   * Lets pass what was found; the file is read again. Of keys that name another subject than before
   * it can be said that they name the same one.
   */
  @POST
  @Path("/{id}/approve")
  @RolesAllowed("list-operator")
  @Consumes(MediaType.WILDCARD)
  @RequestBody(
      required = false,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ImportApproval.class)))
  public ImportItem approve(@PathParam("id") String id, @Nullable String body) {
    ImportApproval approval = optionalBody.read(body, ImportApproval.class);
    ImportItem item = decidedOn(id);
    List<String> same = approval == null ? List.of() : approval.same(item.findings());
    return decided(item, imports.approve(item, same, caller.officer().name()));
  }

  /** Gives the import up. */
  @POST
  @Path("/{id}/reject")
  @RolesAllowed("list-operator")
  public ImportItem reject(@PathParam("id") String id) {
    ImportItem item = decidedOn(id);
    return decided(item, imports.reject(item, caller.officer().name()));
  }

  /** An import that the caller may decide on. */
  private ImportItem decidedOn(String id) {
    ImportItem item = item(id);
    if (item.receivedBy().equals(caller.officer().name())) {
      throw new Refusal(
          ProblemType.FOUR_EYES, "You have uploaded this file; another operator must decide.");
    }
    if (item.status() != ImportStatus.AWAITING_APPROVAL) {
      throw notAwaiting(item);
    }
    return item;
  }

  private ImportItem decided(ImportItem item, boolean decided) {
    if (!decided) {
      throw notAwaiting(item(item.id()));
    }
    return item(item.id());
  }

  private static Refusal notAwaiting(ImportItem item) {
    return new Refusal(
        ProblemType.WRONG_STATE,
        "The import is " + item.status() + "; only one that is AWAITING_APPROVAL is decided on.");
  }

  private ImportItem item(String id) {
    return item(Parameters.pathId("import", id));
  }

  private ImportItem item(UUID id) {
    return QuarkusTransaction.requiringNew()
        .call(() -> imports.findByIdOptional(id).map(ImportItem::from))
        .orElseThrow(() -> Refusal.notFound("import"));
  }
}
