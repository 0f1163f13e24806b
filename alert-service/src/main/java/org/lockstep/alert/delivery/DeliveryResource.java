package org.lockstep.alert.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.delivery.EndpointDeliveriesResource.DeliveryView;
import org.lockstep.alert.endpoint.TargetPolicy;
import org.lockstep.alert.owner.Owner;
import org.lockstep.alert.problem.NoBody;
import org.lockstep.http.once.Idempotency;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.Parameters;

/** One of the caller's deliveries. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alert-owner")
class DeliveryResource {
  private final Deliveries deliveries;
  private final Doorbell doorbell;
  private final Owner owner;
  private final Idempotency idempotency;
  private final NoBody noBody;

  DeliveryResource(
      Deliveries deliveries,
      Doorbell doorbell,
      Owner owner,
      Idempotency idempotency,
      NoBody noBody) {
    this.deliveries = deliveries;
    this.doorbell = doorbell;
    this.owner = owner;
    this.idempotency = idempotency;
    this.noBody = noBody;
  }

  @GET
  @Path("/{id}")
  public DeliveryView get(UUID id) {
    return DeliveryView.from(deliveries.get(owner, id));
  }

  @GET
  @Path("/{id}/attempts")
  public Page<AttemptView> attempts(
      UUID id, @BeanParam PageRequest page, @BeanParam Parameters parameters) {
    parameters.check(page);
    return page.of(
        deliveries.attempts(owner, id, page.after().number(), page.limit() + 1),
        AttemptView::from,
        attempt -> Cursor.at(attempt.number()));
  }

  /** Sent again under the same {@code webhook-id}, whatever became of it before. */
  @POST
  @Path("/{id}/replay")
  @APIResponse(responseCode = "202")
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(implementation = String.class))
  public Response replay(
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
    Response answer =
        idempotency.once(
            owner.id(),
            "",
            () -> {
              deliveries.replay(owner, id);
              return Response.accepted().build();
            });
    doorbell.ring();
    return answer;
  }

  /**
   * One HTTP call that was made.
   *
   * @param number grows; one that is missing was begun by a process that died
   * @param durationMillis in steps of half a second where nothing was reached
   * @param response the beginning of the receiver's answer, without control characters
   */
  public record AttemptView(
      int number,
      String trigger,
      Instant startedAt,
      long durationMillis,
      @Nullable Integer status,
      String outcome,
      @Nullable String response) {

    static AttemptView from(Attempt attempt) {
      return new AttemptView(
          attempt.number(),
          attempt.trigger().name(),
          attempt.startedAt(),
          shownMillis(attempt),
          attempt.status(),
          attempt.outcome().shown(),
          attempt.response());
    }

    private static long shownMillis(Attempt attempt) {
      long step = TargetPolicy.STEP.toMillis();
      long whole = attempt.durationMillis();
      return attempt.outcome().reached() ? whole : Math.max(step, whole / step * step);
    }
  }
}
