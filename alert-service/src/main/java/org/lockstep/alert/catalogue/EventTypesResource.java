package org.lockstep.alert.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The catalogue of event types. */
@Singleton
@Path("/api/v1/event-types")
class EventTypesResource {
  private final EventTypes catalogue;

  EventTypesResource(ObjectMapper json) {
    this.catalogue =
        new EventTypes(
            Stream.concat(
                    Arrays.stream(EventType.values())
                        .map(
                            type ->
                                new EventTypeView(
                                    type.label(),
                                    type.type(),
                                    List.of(),
                                    read(json, type.contract("schema")),
                                    read(json, type.contract("example")))),
                    Stream.of(
                        new EventTypeView(
                            GroupedAlerts.LABEL,
                            GroupedAlerts.TYPE,
                            GroupedAlerts.grouped(),
                            read(json, GroupedAlerts.contract("schema")),
                            read(json, GroupedAlerts.contract("example")))))
                .toList());
  }

  @GET
  @RolesAllowed({"register-reader", "alert-owner"})
  public EventTypes list() {
    return catalogue;
  }

  private static JsonNode read(ObjectMapper json, String resource) {
    try (var file = EventTypesResource.class.getClassLoader().getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("Not packaged: " + resource);
      }
      return json.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All of them; there are few. */
  public record EventTypes(List<EventTypeView> items) {}

  /**
   * One type.
   *
   * @param name what subscriptions use
   * @param type what the CloudEvent says
   * @param groups of an alert that comes in the place of many: what to subscribe to in its place
   * @param schema JSON Schema of the event's {@code data}
   */
  public record EventTypeView(
      String name,
      String type,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> groups,
      @Schema(implementation = Object.class) JsonNode schema,
      @Schema(implementation = Object.class) JsonNode example) {}
}
