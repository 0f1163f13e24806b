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
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.delivery.Delivery.State;
import org.lockstep.alert.owner.Owner;
import org.lockstep.alert.paging.Cursor;
import org.lockstep.alert.paging.Page;
import org.lockstep.alert.paging.PageRequest;

/** The deliveries to one of the caller's endpoints, newest first. */
@Path("/api/v1/endpoints/{endpoint}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alert-owner")
public class EndpointDeliveriesResource {
  private final Deliveries deliveries;
  private final Owner owner;

  EndpointDeliveriesResource(Deliveries deliveries, Owner owner) {
    this.deliveries = deliveries;
    this.owner = owner;
  }

  /**
   * All of them, or those in a {@code state} (PENDING, DELIVERED, EXHAUSTED), or of an {@code
   * eventType} as deliveries show it, or both.
   */
  @GET
  public Page<DeliveryView> list(
      @PathParam("endpoint") UUID endpoint,
      @QueryParam("state") @Nullable String state,
      @QueryParam("eventType") @Nullable String eventType,
      @BeanParam PageRequest page) {
    var filter = DeliveryFilter.read(state, eventType, page);
    var part = page.part();
    return Page.of(
        deliveries.page(owner.id(), endpoint, filter, part.after(), part.limit() + 1),
        part,
        row -> Cursor.at(row.createdAt(), row.id()),
        DeliveryView::from);
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
      String state,
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
          row.state().name(),
          row.attempts(),
          row.state() == State.PENDING ? row.nextAttemptAt() : null,
          row.deliveredAt());
    }
  }
}
