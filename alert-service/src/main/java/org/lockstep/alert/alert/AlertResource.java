package org.lockstep.alert.alert;

import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lockstep.alert.owner.Owner;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.Parameters;

/** The caller's alerts as a feed, oldest first, for whoever missed some. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alert-owner")
class AlertResource {
  private final Feed feed;
  private final Owner owner;

  AlertResource(Feed feed, Owner owner) {
    this.feed = feed;
    this.owner = owner;
  }

  @GET
  public Page<AlertView> list(@BeanParam PageRequest page, @BeanParam Parameters parameters) {
    parameters.check(page);
    return page.ofFeed(
        feed.page(owner.id(), owner.reader(), page.after().number(), page.limit()),
        AlertView::from,
        alert -> Cursor.at(alert.feedNo()));
  }

  /**
   * One alert of the feed.
   *
   * @param id the {@code webhook-id} it was or will be sent with
   * @param event the very body of the webhook
   */
  public record AlertView(
      String id,
      String type,
      String subject,
      Instant time,
      UUID endpointId,
      @JsonRawValue @Schema(implementation = Object.class) String event) {

    static AlertView from(Alert alert) {
      return new AlertView(
          Alert.webhookId(alert.id()),
          alert.type(),
          alert.subject(),
          alert.eventTime(),
          alert.endpointId(),
          alert.bodyText());
    }
  }
}
