package org.lockstep.entity.profile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
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

  EntityResource(Entities entities, Claims claims) {
    this.entities = entities;
    this.claims = claims;
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
  public Response profile(@RestPath String id, @Context Request request) {
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
    EntityTag tag = new EntityTag(Long.toString(entity.version()));
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged != null
        ? unchanged.build()
        : Response.ok(Profile.from(entity)).tag(tag).build();
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
          String identifier) {
    Optional<Entity> holder =
        claims.findByIdOptional(identifier).flatMap(claim -> entities.living(claim.entityId()));
    return new Profiles(holder.map(Profile::from).stream().toList());
  }
}
