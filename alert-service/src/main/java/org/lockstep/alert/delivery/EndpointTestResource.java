package org.lockstep.alert.delivery;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.delivery.EndpointDeliveriesResource.DeliveryView;
import org.lockstep.alert.owner.Owner;
import org.lockstep.alert.problem.NoBody;
import org.lockstep.http.once.Idempotency;

/** Tries one of the caller's endpoints with an event that is about nothing else. */
@Path("/api/v1/endpoints/{endpoint}/test")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alert-owner")
class EndpointTestResource {
  private final TestEvents tests;
  private final Doorbell doorbell;
  private final Owner owner;
  private final Idempotency idempotency;
  private final NoBody noBody;

  EndpointTestResource(
      TestEvents tests, Doorbell doorbell, Owner owner, Idempotency idempotency, NoBody noBody) {
    this.tests = tests;
    this.doorbell = doorbell;
    this.owner = owner;
    this.idempotency = idempotency;
    this.noBody = noBody;
  }

  /** Signed, sent and tried again as every alert is; the answer says where that can be read. */
  @POST
  @APIResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = DeliveryView.class)))
  @Parameter(
      name = Idempotency.KEY,
      in = ParameterIn.HEADER,
      required = true,
      schema = @Schema(implementation = String.class))
  public Response test(
      @PathParam("endpoint") UUID endpoint,
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
              DeliveryView due = DeliveryView.from(tests.raise(owner.ownership(), endpoint));
              return Response.accepted(due)
                  .header(HttpHeaders.LOCATION, "/api/v1/deliveries/" + due.id())
                  .build();
            });
    doorbell.ring();
    return answer;
  }
}
