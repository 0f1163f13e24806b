package org.lockstep.alert.subscription;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.owner.Owner;
import org.lockstep.http.once.Idempotency;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.EntityTag;
import org.lockstep.http.rest.Parameters;
import org.lockstep.http.rest.QueryFaults;

/** The caller's subscriptions. */
@Path("/api/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alert-owner")
class SubscriptionResource {
  private final Subscriptions subscriptions;
  private final Owner owner;
  private final Idempotency idempotency;

  SubscriptionResource(Subscriptions subscriptions, Owner owner, Idempotency idempotency) {
    this.subscriptions = subscriptions;
    this.owner = owner;
    this.idempotency = idempotency;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "201",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  @APIResponse(
      responseCode = "200",
      description = "There was one that asks the same",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(implementation = String.class))
  public Response create(@NotNull @Valid NewSubscription request) {
    return idempotency.once(
        owner.id(),
        request,
        () -> {
          Subscriptions.Made made = subscriptions.create(owner.ownership(), request);
          SubscriptionView view = SubscriptionView.from(made.subscription());
          return Response.status(made.isNew() ? Response.Status.CREATED : Response.Status.OK)
              .entity(view)
              .header(HttpHeaders.LOCATION, "/api/v1/subscriptions/" + view.id())
              .header(HttpHeaders.ETAG, '"' + EntityTag.of(view) + '"')
              .build();
        });
  }

  @GET
  public Page<SubscriptionView> list(
      @QueryParam("endpoint") @Parameter(description = "Only those of this endpoint.")
          @Nullable String endpoint,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    UUID ofEndpoint = endpointId(endpoint, parameters);
    parameters.check(page);
    return page.of(
        subscriptions.page(owner.id(), ofEndpoint, page.after(), page.limit() + 1),
        SubscriptionView::from,
        subscription -> new Cursor(subscription.createdAt(), subscription.id()));
  }

  private static @Nullable UUID endpointId(@Nullable String text, QueryFaults faults) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      faults.add("endpoint", "must be the id of an endpoint");
      return null;
    }
  }

  @GET
  @Path("/{id}")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  public Response get(UUID id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    SubscriptionView view = SubscriptionView.from(subscriptions.get(owner.id(), id));
    return EntityTag.answer(view, ifNoneMatch);
  }

  /** Replaces it; the new one holds for everything that comes in from now on. */
  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
  public Response change(
      UUID id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid NewSubscription request) {
    SubscriptionView changed = subscriptions.change(owner.ownership(), id, ifMatch, request);
    return EntityTag.answer(changed, null);
  }

  @DELETE
  @Path("/{id}")
  public void delete(UUID id) {
    subscriptions.delete(owner.id(), id);
  }

  /**
   * A filter that is not given, or empty, asks nothing.
   *
   * @param each whether what an edition of a list brings is told one by one, too; false if absent
   */
  public record NewSubscription(
      @NotNull(message = NewSubscription.ENDPOINT) UUID endpointId,
      @Nullable List<@Nullable String> eventTypes,
      @Nullable List<@Nullable String> authorities,
      @Nullable List<@Nullable String> programmes,
      @Nullable List<@Nullable String> measures,
      @Nullable List<@Nullable String> subjectTypes,
      @Nullable List<@Nullable String> countries,
      @Nullable Boolean each) {
    static final String ENDPOINT = "must be the id of an endpoint of yours";

    boolean isEach() {
      return Boolean.TRUE.equals(each);
    }

    Filter filter() {
      return new Filter(
          Vocabulary.EVENT_TYPES.once(this),
          Vocabulary.AUTHORITIES.once(this),
          Vocabulary.PROGRAMMES.once(this),
          Vocabulary.MEASURES.once(this),
          Vocabulary.SUBJECT_TYPES.once(this),
          Vocabulary.COUNTRIES.once(this));
    }
  }

  /** As it is stored: each filter's words once, in order. */
  public record SubscriptionView(
      UUID id,
      UUID endpointId,
      List<String> eventTypes,
      List<String> authorities,
      List<String> programmes,
      List<String> measures,
      List<String> subjectTypes,
      List<String> countries,
      boolean each,
      Instant createdAt) {

    static SubscriptionView from(Subscription subscription) {
      var filter = subscription.filter();
      return new SubscriptionView(
          subscription.id(),
          subscription.endpointId(),
          filter.eventTypes(),
          filter.authorities(),
          filter.programmes(),
          filter.measures(),
          filter.subjectTypes(),
          filter.countries(),
          subscription.each(),
          subscription.createdAt());
    }
  }
}
