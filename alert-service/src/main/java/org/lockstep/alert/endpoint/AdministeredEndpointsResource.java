package org.lockstep.alert.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.endpoint.Endpoints.OwnedEndpoint;
import org.lockstep.alert.owner.KnownOwner;
import org.lockstep.alert.problem.NoBody;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.Parameters;

/** The endpoints of all owners, for whoever administers partners: to see, to stop and to delete. */
@Path("/api/v1/admin/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("partner-admin")
class AdministeredEndpointsResource {
  private static final Logger LOG = Logger.getLogger(AdministeredEndpointsResource.class);

  private final Endpoints endpoints;
  private final JsonWebToken administrator;
  private final NoBody noBody;

  AdministeredEndpointsResource(Endpoints endpoints, JsonWebToken administrator, NoBody noBody) {
    this.endpoints = endpoints;
    this.administrator = administrator;
    this.noBody = noBody;
  }

  @GET
  public Page<AdministeredEndpoint> list(
      @BeanParam PageRequest page, @BeanParam Parameters parameters) {
    parameters.check(page);
    return page.of(
        endpoints.page(page.after(), page.limit() + 1),
        AdministeredEndpoint::from,
        owned -> new Cursor(owned.endpoint().createdAt(), owned.endpoint().id()));
  }

  /** Nothing goes out until it is enabled here again; what is due waits. */
  @POST
  @Path("/{id}/disable")
  @APIResponse(responseCode = "204")
  public void disable(
      UUID id,
      @RequestBody(
              required = false,
              description = NoBody.RULE,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Object.class)))
          @Nullable String body) {
    noBody.require(body);
    endpoints.stop(id, administrator.getName());
    LOG.infof("%s stopped endpoint %s", administrator.getName(), id);
  }

  /** Its owner may have disabled it as well; that stays. */
  @POST
  @Path("/{id}/enable")
  @APIResponse(responseCode = "204")
  public void enable(
      UUID id,
      @RequestBody(
              required = false,
              description = NoBody.RULE,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      schema = @Schema(implementation = Object.class)))
          @Nullable String body) {
    noBody.require(body);
    endpoints.letGoOn(id);
    LOG.infof("%s let endpoint %s go on", administrator.getName(), id);
  }

  @DELETE
  @Path("/{id}")
  public void delete(UUID id) {
    endpoints.deleteAny(id);
    LOG.infof("%s deleted endpoint %s", administrator.getName(), id);
  }

  /**
   * An endpoint as an administrator sees it.
   *
   * @param enabled whether its owner wants alerts
   * @param stoppedAt since when an administrator lets nothing go out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AdministeredEndpoint(
      UUID id,
      String url,
      @Nullable String description,
      boolean enabled,
      @Nullable Instant disabledAt,
      @Nullable String disabledBecause,
      @Nullable Instant stoppedAt,
      @Nullable String stoppedBy,
      List<String> signatures,
      Instant createdAt,
      @Nullable Instant failingSince,
      OwnerView owner) {

    static AdministeredEndpoint from(OwnedEndpoint owned) {
      var endpoint = owned.endpoint();
      return new AdministeredEndpoint(
          endpoint.id(),
          endpoint.url(),
          endpoint.description(),
          endpoint.enabled(),
          endpoint.disabledAt(),
          endpoint.disabledBecause(),
          endpoint.stoppedAt(),
          endpoint.stoppedBy(),
          endpoint.signatureNames(),
          endpoint.createdAt(),
          endpoint.failingSince(),
          OwnerView.from(owned.owner()));
    }
  }

  /**
   * Whose it is.
   *
   * @param subject Keycloak's id of the officer or service account; not known of an owner from
   *     before these were kept
   * @param suspendedBecause why nothing is sent: gone, disabled, without-role,
   *     of-another-authority, unknown
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record OwnerView(
      @Nullable String authority,
      String client,
      @Nullable String subject,
      @Nullable Instant suspendedAt,
      @Nullable String suspendedBecause) {

    static OwnerView from(KnownOwner owner) {
      return new OwnerView(
          owner.authority(),
          owner.client(),
          owner.subject(),
          owner.suspendedAt(),
          owner.suspendedBecause());
    }
  }
}
