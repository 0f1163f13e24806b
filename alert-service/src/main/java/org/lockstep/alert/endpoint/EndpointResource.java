package org.lockstep.alert.endpoint;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.owner.Owner;
import org.lockstep.alert.problem.NoBody;
import org.lockstep.alert.signing.SignatureScheme;
import org.lockstep.http.once.Idempotency;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.EntityTag;
import org.lockstep.http.rest.Parameters;

/** The caller's endpoints. */
@Path("/api/v1/endpoints")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alert-owner")
class EndpointResource {
  private final Endpoints endpoints;
  private final Owner owner;
  private final Idempotency idempotency;
  private final NoBody noBody;

  EndpointResource(Endpoints endpoints, Owner owner, Idempotency idempotency, NoBody noBody) {
    this.endpoints = endpoints;
    this.owner = owner;
    this.idempotency = idempotency;
    this.noBody = noBody;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = EndpointView.class)))
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(implementation = String.class))
  public Response create(@NotNull @Valid NewEndpoint request) {
    return idempotency.once(
        owner.id(),
        request,
        () -> {
          EndpointView made = endpoints.create(owner.ownership(), request);
          return Response.status(Response.Status.CREATED)
              .entity(made)
              .header(HttpHeaders.LOCATION, "/api/v1/endpoints/" + made.id())
              .header(HttpHeaders.ETAG, '"' + made.tag() + '"')
              .build();
        });
  }

  @GET
  public Page<EndpointView> list(@BeanParam PageRequest page, @BeanParam Parameters parameters) {
    parameters.check(page);
    return page.of(
        endpoints.page(owner.id(), page.after(), page.limit() + 1),
        EndpointView::from,
        endpoint -> new Cursor(endpoint.createdAt(), endpoint.id()));
  }

  @GET
  @Path("/{id}")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EndpointView.class)))
  public Response get(UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    EndpointView endpoint = EndpointView.from(endpoints.get(owner.id(), id));
    return EntityTag.answer(endpoint, endpoint.tag(), ifNoneMatch);
  }

  /** May make a secret; then it is done once for the Idempotency-Key. */
  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = EndpointView.class)))
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      description = "Needed where signatures has v1",
      schema = @Schema(implementation = String.class))
  public Response change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid EndpointChange change) {
    return change.needsKey()
        ? idempotency.once(owner.id(), change, () -> changed(id, ifMatch, change))
        : changed(id, ifMatch, change);
  }

  private Response changed(UUID id, @Nullable String ifMatch, EndpointChange change) {
    EndpointView changed = endpoints.change(owner.ownership(), id, change, ifMatch);
    return EntityTag.answer(changed, changed.tag(), null);
  }

  @DELETE
  @Path("/{id}")
  public void delete(UUID id) {
    endpoints.delete(owner.id(), id);
  }

  @POST
  @Path("/{id}/secrets/rotate")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Secret.class)))
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(implementation = String.class))
  public Response rotate(
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
    return idempotency.once(
        owner.id(), "", () -> Response.ok(new Secret(endpoints.rotate(owner.id(), id))).build());
  }

  /**
   * What makes an endpoint.
   *
   * @param signatures {@code v1a} if not given
   */
  public record NewEndpoint(
      @NotNull(message = TargetPolicy.RULE) String url,
      @Nullable @Size(max = 500, message = "must have at most 500 characters") String description,
      @Nullable @Size(max = 2, message = "must be v1a, v1 or both")
          List<@NotNull SignatureScheme> signatures) {

    Set<SignatureScheme> schemes() {
      return signatures == null || signatures.isEmpty()
          ? Set.of(SignatureScheme.V1A)
          : Set.copyOf(signatures);
    }
  }

  /**
   * What is not given stays; a description of blanks removes it. Where the URL or the signatures
   * change, If-Match says on which state that is based.
   *
   * @param url every attempt goes there from now on, also of what is due already
   */
  public record EndpointChange(
      @Nullable String url,
      @Nullable @Size(min = 1, max = 2, message = "must be v1a, v1 or both")
          List<@NotNull SignatureScheme> signatures,
      @Nullable Boolean enabled,
      @Nullable @Size(max = 500, message = "must have at most 500 characters") String description) {
    boolean needsState() {
      return url != null || signatures != null;
    }

    /** Whether it may make a secret, which must not get lost with its answer. */
    boolean needsKey() {
      return signatures != null && signatures.contains(SignatureScheme.V1);
    }

    Optional<Set<SignatureScheme>> schemes() {
      return Optional.ofNullable(signatures).map(Set::copyOf);
    }
  }

  /**
   * An endpoint as its owner sees it.
   *
   * @param stoppedAt since when an administrator lets nothing go out
   * @param disabledBecause owner, or gone where its receiver answered 410; absent while it is
   *     enabled
   * @param secret only in the answer that made it, and its repeats
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record EndpointView(
      UUID id,
      String url,
      @Nullable String description,
      boolean enabled,
      List<String> signatures,
      Instant createdAt,
      @Nullable Instant disabledAt,
      @Nullable String disabledBecause,
      @Nullable Instant stoppedAt,
      @Nullable String secret) {
    /** A tag of what every read shows. */
    String tag() {
      return EntityTag.of(
          secret == null
              ? this
              : new EndpointView(
                  id,
                  url,
                  description,
                  enabled,
                  signatures,
                  createdAt,
                  disabledAt,
                  disabledBecause,
                  stoppedAt,
                  null));
    }

    static EndpointView from(Endpoint endpoint) {
      return from(endpoint, null);
    }

    static EndpointView from(Endpoint endpoint, @Nullable String secret) {
      return new EndpointView(
          endpoint.id(),
          endpoint.url(),
          endpoint.description(),
          endpoint.enabled(),
          endpoint.signatureNames(),
          endpoint.createdAt(),
          endpoint.disabledAt(),
          endpoint.disabledBecause(),
          endpoint.stoppedAt(),
          secret);
    }
  }

  /** Shown this once, and to whoever repeats the request by its Idempotency-Key. */
  public record Secret(String secret) {}
}
