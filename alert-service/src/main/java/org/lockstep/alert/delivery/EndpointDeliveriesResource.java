package org.lockstep.alert.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.alert.Alert;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.delivery.Delivery.State;
import org.lockstep.alert.owner.Owner;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.Parameters;

/** The deliveries to one of the caller's endpoints, newest first. */
@Path("/api/v1/endpoints/{endpoint}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alert-owner")
class EndpointDeliveriesResource {
  private final Deliveries deliveries;
  private final Owner owner;

  EndpointDeliveriesResource(Deliveries deliveries, Owner owner) {
    this.deliveries = deliveries;
    this.owner = owner;
  }

  /**
   * All of them, or those in a {@code state} (PENDING, DELIVERED, EXHAUSTED, WITHHELD), or of an
   * {@code eventType} as deliveries show it, or both.
   */
  @GET
  public Page<DeliveryView> list(
      @PathParam("endpoint") UUID endpoint,
      @QueryParam("state")
          @Parameter(
              description = "Only those that are PENDING, DELIVERED, EXHAUSTED or WITHHELD.",
              example = "EXHAUSTED")
          @Nullable String state,
      @QueryParam("eventType")
          @Parameter(
              description = "Only those of this type, as deliveries show it.",
              example = "package.released")
          @Nullable String eventType,
      @BeanParam PageRequest page,
      @BeanParam Parameters parameters) {
    var filter = DeliveryFilter.read(state, eventType, parameters);
    parameters.check(page);
    return page.of(
        deliveries.page(owner, endpoint, filter, page.after(), page.limit() + 1),
        DeliveryView::from,
        row -> new Cursor(row.createdAt(), row.id()));
  }

  /**
   * Where one delivery stands.
   *
   * @param eventType as subscriptions name it, or would
   * @param type what the event that is sent says
   * @param attempts made so far, replays included
   * @param nextAttemptAt only while pending; at a disabled endpoint it waits beyond that
   */
  public record DeliveryView(
      UUID id,
      String webhookId,
      String eventType,
      String type,
      String subject,
      State state,
      long attempts,
      @Nullable Instant nextAttemptAt,
      @Nullable Instant deliveredAt) {

    static DeliveryView from(DeliveryRow row) {
      return new DeliveryView(
          row.id(),
          Alert.webhookId(row.alertId()),
          EventType.labelOf(row.type()),
          row.type(),
          row.subject(),
          row.state(),
          row.attempts(),
          row.state() == State.PENDING ? row.nextAttemptAt() : null,
          row.deliveredAt());
    }
  }
}
