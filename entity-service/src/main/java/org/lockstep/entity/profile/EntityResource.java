package org.lockstep.entity.profile;

import static java.util.Objects.requireNonNull;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Marking;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.page.Paged;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;

/** Profiles, for whoever reads the register. */
@Path("/api/v1/entities")
class EntityResource {
  private final VisibleEntities entities;
  private final LookUp lookUp;
  private final Colleagues colleagues;
  private final ListingVersions versions;
  private final MarkedListings marked;
  private final MarkedReads reads;
  private final Clock clock;

  EntityResource(
      VisibleEntities entities,
      LookUp lookUp,
      ListingVersions versions,
      MarkedListings marked,
      MarkedReads reads,
      Colleagues colleagues,
      Clock clock) {
    this.entities = entities;
    this.lookUp = lookUp;
    this.colleagues = colleagues;
    this.versions = versions;
    this.marked = marked;
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * @param next where the next page begins; absent on the last
   */
  record Profiles(List<Profile> items, @Nullable String next) implements Paged {}

  /** The profile; 308 to the entity that it lives on in where it was merged. */
  @GET
  @Path("{id}")
  @RolesAllowed("register-reader")
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Profile.class)))
  @APIResponse(responseCode = "308", description = "Merged: Location has the entity it lives on in")
  public Response profile(
      @RestPath String id,
      @BeanParam AsOfRequest times,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    AsOf asOf = times.at(clock.instant());
    Entity entity =
        entities
            .living(id, colleagues.reader())
            .orElseThrow(
                () -> new Refusal(CommonProblem.NOT_FOUND, "There is no entity with this id."));
    if (!entity.id().equals(id)) {
      // Where the id is that of a designation, the answer tells whose it is.
      reads.keep(
          entity.listings().stream()
              .filter(one -> Entity.idBeginningWith(one.designationId()).equals(id)));
      // As text: behind the gateway an absolute URI of this service would lead nowhere.
      return Response.status(308)
          .header(HttpHeaders.LOCATION, "/api/v1/entities/" + entity.id())
          // It may be parted again: a cache must not lead there for ever, as it would for a 308.
          .header(HttpHeaders.CACHE_CONTROL, "no-store")
          .build();
    }
    Entity then = versions.asOf(entity, asOf);
    if (then.listings().isEmpty() && asOf.knownAt() != null) {
      throw new Refusal(CommonProblem.NOT_FOUND, "Nothing was known of this entity at that time.");
    }
    reads.keep(then.listings().stream());
    Profile profile = Profile.from(then, markings(List.of(then)), colleagues);
    // It is a tag of all that is shown, which changes with the day too, not only with the version.
    String tag =
        UUID.nameUUIDFromBytes(profile.toString().getBytes(StandardCharsets.UTF_8)).toString();
    return EntityTag.answer(profile, tag, ifNoneMatch);
  }

  /**
   * Entities by one of their identifiers or names, as they are on a day as known at a time. A
   * number that tells who somebody is must have its check digit.
   */
  @GET
  @RolesAllowed("register-reader")
  public Profiles found(
      @BeanParam LookUpRequest request, @BeanParam AsOfRequest times, @BeanParam PageRequest page) {
    LookUpRequest.Asked asked = request.read(page);
    AsOf asOf = times.at(clock.instant(), request);
    request.check(page);
    LookUp.Found found =
        requireNonNull(asked) instanceof LookUpRequest.Named named
            ? lookUp.named(named, page, asOf, colleagues.reader())
            : new LookUp.Found(lookUp.by((StatedQuery) asked, asOf, colleagues.reader()), null);
    reads.keep(found.entities().stream().flatMap(entity -> entity.listings().stream()));
    Map<String, Marking> markings = markings(found.entities());
    List<Profile> items =
        found.entities().stream()
            .map(entity -> Profile.from(entity, markings, colleagues))
            .toList();
    return new Profiles(items, found.next());
  }

  private Map<String, Marking> markings(List<Entity> shown) {
    return marked.markings(
        shown.stream()
            .flatMap(entity -> entity.listings().stream())
            .map(Listing::designationId)
            .toList(),
        colleagues.reader());
  }
}
