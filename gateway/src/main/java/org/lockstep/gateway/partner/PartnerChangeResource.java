package org.lockstep.gateway.partner;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.Parameters;

/** The record of what was asked for about partners, and the decisions of what waits. */
@Path("/api/v1/partner-changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("partner-admin")
class PartnerChangeResource {
  private final Changes changes;
  private final Worker worker;
  private final Administrator administrator;

  PartnerChangeResource(Changes changes, Worker worker, Administrator administrator) {
    this.changes = changes;
    this.worker = worker;
    this.administrator = administrator;
  }

  /** In the order in which they were asked for; also those of partners that are gone. */
  @GET
  public Page<Change> list(
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters,
      @QueryParam("state") @Nullable String state,
      @QueryParam("partner") @Nullable String partner) {
    @Nullable ChangeState inState = parameters.constant("state", state, ChangeState.class);
    @Nullable String ofPartner = parameters.text("partner", partner);
    parameters.check(page);
    List<Map.Entry<Long, Change>> rows =
        List.copyOf(
            changes.page(inState, ofPartner, page.after().number(), page.limit() + 1).entrySet());
    return page.of(rows, Map.Entry::getValue, row -> Cursor.at(row.getKey()));
  }

  @GET
  @Path("/{id}")
  public Change get(UUID id) {
    return changes.get(id);
  }

  /** By another administrator than the one who asked for it. Twice is the same. */
  @POST
  @Path("/{id}/accept")
  @Consumes(MediaType.APPLICATION_JSON)
  public Change accept(UUID id, @NotNull @Valid Note note) {
    worker.now(changes.accept(administrator, id, note.note()));
    return changes.get(id);
  }

  /** Also by who asked for it. Twice is the same. */
  @POST
  @Path("/{id}/reject")
  @Consumes(MediaType.APPLICATION_JSON)
  public Change reject(UUID id, @NotNull @Valid Note note) {
    return changes.reject(administrator, id, note.note());
  }

  /** What there is to say about a decision. */
  public record Note(
      @Nullable @Size(max = 500, message = "must have at most 500 characters") String note) {}
}
