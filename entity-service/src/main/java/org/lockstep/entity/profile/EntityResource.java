package org.lockstep.entity.profile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.lockstep.entity.problem.ProblemException;
import org.lockstep.http.problem.CommonProblem;

/** Profiles, for whoever reads the register. */
@Path("/api/v1/entities")
class EntityResource {
  private final Entities entities;
  private final Claims claims;
  private final ListingVersions versions;
  private final Clock clock = Clock.systemUTC();

  EntityResource(Entities entities, Claims claims, ListingVersions versions) {
    this.entities = entities;
    this.claims = claims;
    this.versions = versions;
  }

  /** Profiles found by identifier. */
  record Profiles(List<Profile> items) {}

  /** The profile; 308 to the entity that it lives on in where it was merged. */
  @GET
  @Path("{id}")
  @RolesAllowed("register-reader")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Profile.class)))
  @APIResponse(responseCode = "308", description = "Merged: Location has the entity it lives on in")
  public Response profile(
      @RestPath String id, @BeanParam AsOfRequest times, @Context Request request) {
    AsOf asOf = times.at(clock.instant());
    Entity entity =
        entities
            .living(id)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.NOT_FOUND, "There is no entity with this id."));
    if (!entity.id().equals(id)) {
      // As text: behind the gateway an absolute URI of this service would lead nowhere.
      return Response.status(308)
          .header(HttpHeaders.LOCATION, "/api/v1/entities/" + entity.id())
          .build();
    }
    Entity then = versions.asOf(entity, asOf);
    if (then.listings().isEmpty() && asOf.knownAt() != null) {
      throw new ProblemException(
          CommonProblem.NOT_FOUND, "Nothing was known of this entity at that time.");
    }
    Profile profile = Profile.from(then);
    // Of all that is shown: that changes with the day too, not only with the version.
    EntityTag tag =
        new EntityTag(
            UUID.nameUUIDFromBytes(profile.toString().getBytes(StandardCharsets.UTF_8)).toString());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null ? unchanged.build() : Response.ok(profile).tag(tag).build();
  }

  /** The entity that an identifier belongs to, if any; only schemes that tell who somebody is. */
  @GET
  @RolesAllowed("register-reader")
  public Profiles byIdentifier(
      @RestQuery
          @NotNull(message = "is needed, for example imoNumber:9358010")
          @Pattern(
              regexp = "(imoNumber|imoCompanyNumber|innCode|ogrnCode|leiCode):[A-Za-z0-9-]{1,64}",
              message =
                  "must be scheme:value, the scheme one of imoNumber, imoCompanyNumber, innCode,"
                      + " ogrnCode, leiCode")
          String identifier,
      @BeanParam AsOfRequest times) {
    AsOf asOf = times.at(clock.instant());
    Optional<Entity> holder =
        claims
            .findByIdOptional(identifier)
            .flatMap(claim -> entities.living(claim.entityId()))
            .map(entity -> versions.asOf(entity, asOf))
            .filter(entity -> !entity.listings().isEmpty());
    return new Profiles(holder.map(Profile::from).stream().toList());
  }
}
