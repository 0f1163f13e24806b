package org.lockstep.entity.screening;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.lockstep.entity.profile.Colleagues;

/** Screens names against the register. */
@Path("/api/v1/screenings")
class ScreeningResource {
  private final Screening screening;
  private final Colleagues caller;

  ScreeningResource(Screening screening, Colleagues caller) {
    this.screening = screening;
    this.caller = caller;
  }

  /**
   * Who in the register these may be. Nothing of it is kept: neither the names nor that it was
   * asked, unless the answer shows designations of {@code AMBER} or above.
   */
  @POST
  @RolesAllowed("screener")
  @Consumes(MediaType.APPLICATION_JSON)
  public ScreeningAnswer screen(
      @NotNull(message = "a body is needed") @Valid ScreeningRequest request) {
    return screening.screen(request, caller.reader());
  }
}
