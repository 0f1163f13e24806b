package org.lockstep.designation.authority;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.lockstep.designation.authority.ReferenceItems.AuthorityItem;
import org.lockstep.designation.authority.ReferenceItems.InstrumentItem;
import org.lockstep.designation.authority.ReferenceItems.ProgrammeItem;
import org.lockstep.designation.http.Page;

/** Shows the reference data; each list is short and whole. */
@Path("/api/v1")
class ReferenceResource {
  private final ReferenceData data;

  ReferenceResource(ReferenceData data) {
    this.data = data;
  }

  @GET
  @Path("/authorities")
  @RolesAllowed("register-reader")
  public Page<AuthorityItem> authorities() {
    return new Page<>(data.authorities().stream().map(AuthorityItem::from).toList(), null);
  }

  @GET
  @Path("/programmes")
  @RolesAllowed("register-reader")
  public Page<ProgrammeItem> programmes() {
    return new Page<>(data.programmes().stream().map(ProgrammeItem::from).toList(), null);
  }

  @GET
  @Path("/instruments")
  @RolesAllowed("register-reader")
  public Page<InstrumentItem> instruments() {
    return new Page<>(data.instruments().stream().map(InstrumentItem::from).toList(), null);
  }
}
