package org.lockstep.alert.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.lockstep.alert.delivery.EndpointDeliveriesResource.DeliveryView;
import org.lockstep.alert.owner.Owner;

/** Tries one of the caller's endpoints with an event that is about nothing else. */
@Path("/api/v1/endpoints/{endpoint}/test")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alert-owner")
public class EndpointTestResource {
  private final TestEvents tests;
  private final Doorbell doorbell;
  private final Owner owner;

  EndpointTestResource(TestEvents tests, Doorbell doorbell, Owner owner) {
    this.tests = tests;
    this.doorbell = doorbell;
    this.owner = owner;
  }

  /** Signed, sent and tried again as every alert is; the answer says where that can be read. */
  @POST
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = DeliveryView.class)))
  public RestResponse<DeliveryView> test(@PathParam("endpoint") UUID endpoint) {
    DeliveryView due = DeliveryView.from(tests.raise(owner.id(), endpoint));
    doorbell.ring();
    return RestResponse.ResponseBuilder.ok(due)
        .status(RestResponse.Status.ACCEPTED)
        .header(HttpHeaders.LOCATION, "/api/v1/deliveries/" + due.id())
        .build();
  }
}
