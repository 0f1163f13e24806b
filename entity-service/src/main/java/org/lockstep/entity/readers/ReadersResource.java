package org.lockstep.entity.readers;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Colleagues;
import org.lockstep.entity.profile.Listing;
import org.lockstep.entity.profile.MarkedListing;
import org.lockstep.entity.profile.MarkedListings;
import org.lockstep.entity.profile.MarkedReadings;
import org.lockstep.entity.resolution.Resolving;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.Parameters;

/** Who was shown a designation, for the officers of its authority. */
@Path("/api/v1/entities/readers")
class ReadersResource {
  private final MarkedListings marked;
  private final Resolving resolving;
  private final MarkedReadings readings;
  private final Colleagues caller;

  ReadersResource(
      MarkedListings marked, Resolving resolving, MarkedReadings readings, Colleagues caller) {
    this.marked = marked;
    this.resolving = resolving;
    this.readings = readings;
    this.caller = caller;
  }

  /**
   * Who was shown a designation in an entity while it was of {@code AMBER} or above, before an
   * instant or until now: for the officers who work for its authority.
   */
  @GET
  @RolesAllowed("register-reader")
  public Page<EntityReading> readers(
      @QueryParam("designation") @Parameter(required = true) @Nullable String designation,
      @QueryParam("before") @Nullable String before,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    UUID id = parameters.id("designation", designation);
    if (designation == null) {
      parameters.refuse("designation", "must be given, the UUID of a designation");
    }
    Instant end = parameters.instant("before", before);
    parameters.check(page);
    String designationId = String.valueOf(id);
    String owner = owner(designationId).orElseThrow(() -> Refusal.notFound("designation"));
    if (!caller.worksFor(owner)) {
      throw new Refusal(
          CommonProblem.FORBIDDEN,
          "This is a designation of " + owner + "; who reads it is for its officers.");
    }
    return page.of(
        readings.of(designationId, end, page.after(), page.limit() + 1),
        EntityReading::from,
        reading -> new Cursor(reading.at(), UUID.fromString(reading.id())));
  }

  /** The authority whose it is; empty where the caller may not know of it. */
  private Optional<String> owner(String designationId) {
    // First: what is just becoming marked is in both places.
    MarkedListing hidden = marked.findById(designationId);
    if (hidden != null) {
      return Optional.of(hidden)
          .filter(one -> one.isSeenBy(caller.reader()))
          .map(MarkedListing::authority);
    }
    return resolving
        .holderOf(designationId)
        .map(entity -> entity.listing(designationId))
        .map(Listing::authority);
  }
}
