package org.lockstep.alert.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.delivery.EndpointDeliveriesResource.DeliveryView;
import org.lockstep.alert.endpoint.TargetPolicy;
import org.lockstep.alert.owner.Owner;
import org.lockstep.alert.paging.Cursor;
import org.lockstep.alert.paging.Page;
import org.lockstep.alert.paging.PageRequest;

/** One of the caller's deliveries. */
@Path("/api/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alert-owner")
public class DeliveryResource {
  private final Deliveries deliveries;
  private final Doorbell doorbell;
  private final Owner owner;

  DeliveryResource(Deliveries deliveries, Doorbell doorbell, Owner owner) {
    this.deliveries = deliveries;
    this.doorbell = doorbell;
    this.owner = owner;
  }

  @GET
  @Path("/{id}")
  public DeliveryView get(UUID id) {
    return DeliveryView.from(deliveries.get(owner.id(), id));
  }

  @GET
  @Path("/{id}/attempts")
  public Page<AttemptView> attempts(UUID id, @Valid @BeanParam PageRequest page) {
    return Page.of(
        deliveries.attempts(owner.id(), id, page.after().position(), page.limit() + 1),
        page.limit(),
        attempt -> Cursor.at(attempt.number()),
        AttemptView::from);
  }

  /** Sent again under the same {@code webhook-id}, whatever became of it before. */
  @POST
  @Path("/{id}/replay")
  @APIResponse(responseCode = "202")
  public RestResponse<Void> replay(UUID id) {
    deliveries.replay(owner.id(), id);
    doorbell.ring();
    return RestResponse.accepted();
  }

  /**
   * One HTTP call that was made.
   *
   * @param number grows; one that is missing was begun by a process that died
   * @param durationMillis in steps of half a second where nothing was reached
   * @param response the begin of the receiver's answer, without control characters
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
