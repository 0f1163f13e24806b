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
import org.jspecify.annotations.Nullable;

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
                                    read(json, type.contract("example")),
                                    type.isOfMarkedRecords() ? aboveGreen(json) : null)),
                    Stream.of(
                        new EventTypeView(
                            GroupedAlerts.LABEL,
                            GroupedAlerts.TYPE,
                            GroupedAlerts.grouped(),
                            read(json, GroupedAlerts.contract("schema")),
                            read(json, GroupedAlerts.contract("example")),
                            null)))
                .toList());
  }

  @GET
  @RolesAllowed({"register-reader", "alert-owner"})
  public EventTypes list() {
    return catalogue;
  }

  private static ThinView aboveGreen(ObjectMapper json) {
    return new ThinView(
        AboveGreen.SCHEMA,
        read(json, AboveGreen.contract("schema")),
        read(json, AboveGreen.contract("example")));
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
   * @param aboveGreen what the data is in its place where the marking is above GREEN; absent where
   *     the event is made of public records alone
   */
  public record EventTypeView(
      String name,
      String type,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> groups,
      @Schema(implementation = Object.class) JsonNode schema,
      @Schema(implementation = Object.class) JsonNode example,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ThinView aboveGreen) {}

  /**
   * The data of an event that tells no more than which record changed.
   *
   * @param dataschema by which such an event is told
   */
  public record ThinView(
      String dataschema,
      @Schema(implementation = Object.class) JsonNode schema,
      @Schema(implementation = Object.class) JsonNode example) {}
}
