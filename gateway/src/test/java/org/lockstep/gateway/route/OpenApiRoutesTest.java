package org.lockstep.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lockstep.gateway.access.LockstepRoles;
import org.lockstep.gateway.upstream.Service;

/** What the gateway lets through is what the services promise, no less and no more. */
class OpenApiRoutesTest {
  private static final Map<Service, String> SERVICES =
      Map.of(
          Service.DESIGNATION, "designation-service",
          Service.ENTITY, "entity-service",
          Service.ALERT, "alert-service");

  /** An operation as a service's document has it. */
  private record Operation(Service service, String path, HttpMethod method, JsonNode said) {
    boolean isOf(String template) {
      return Pattern.matches(
          Pattern.quote(path).replaceAll("\\{[^}]*\\}", "\\\\E[^/]+\\\\Q"), template);
    }

    int letters() {
      return path.replaceAll("\\{[^}]*\\}", "").length();
    }

    boolean takes(String mediaType) {
      return said.at("/requestBody/content").has(mediaType);
    }

    boolean answers(String mediaType) {
      return said.at("/responses/200/content").has(mediaType);
    }

    @Override
    public String toString() {
      return method + " " + path + " of " + service;
    }
  }

  private static final List<Operation> OPERATIONS = new ArrayList<>();

  @BeforeAll
  static void readTheDocuments() throws IOException {
    OPERATIONS.clear();
    for (Map.Entry<Service, String> service : SERVICES.entrySet()) {
      Path file = Path.of("..", service.getValue(), "src/main/contracts/openapi/v1.json");
      JsonNode paths = new ObjectMapper().readTree(Files.readString(file)).path("paths");
      paths
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .properties()
                      .forEach(
                          operation ->
                              OPERATIONS.add(
                                  new Operation(
                                      service.getKey(),
                                      path.getKey(),
                                      HttpMethod.valueOf(
                                          operation.getKey().toUpperCase(Locale.ROOT)),
                                      operation.getValue()))));
    }
  }

  @Test
  void everyRouteLeadsToAnOperationAndEveryOperationHasItsRoute() {
    Set<Operation> reached = new HashSet<>();
    Set<String> wrong = new TreeSet<>();
    for (ApiRoute route : RouteTable.ROUTES) {
      if (route.service().isEmpty()) {
        continue;
      }
      for (HttpMethod method : route.methods()) {
        operation(route, method)
            .ifPresentOrElse(
                reached::add,
                () -> wrong.add(method + " " + route.template() + " leads to no operation"));
      }
    }
    for (Operation operation : OPERATIONS) {
      if (!reached.contains(operation)) {
        wrong.add(operation + " has no route");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noTwoRoutesAreOfOnePath() {
    assertThat(RouteTable.ROUTES)
        .extracting(route -> route.template().replaceAll("\\{[^}]*\\}", "{}"))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatNeedsARoleNeedsATokenHereAndTheRolesAreKnown() {
    assertEveryRoute(
        (route, operation) -> {
          assertThat(route.open())
              .as(operation + " needs no token")
              .isEqualTo(!hasRoles(operation));
          operation
              .said()
              .at("/security/0/SecurityScheme")
              .forEach(role -> assertThat(LockstepRoles.ALL).contains(role.textValue()));
        });
  }

  @Test
  void onlyAFileMayBeLargeAndOnlyAStreamOfEventsMayLast() {
    assertEveryRoute(
        (route, operation) -> {
          assertThat(route.traffic() == Traffic.UPLOAD)
              .as(operation + " takes a file")
              .isEqualTo(operation.takes("application/octet-stream"));
          assertThat(route.traffic() == Traffic.EVENTS)
              .as(operation + " answers with events")
              .isEqualTo(operation.answers("text/event-stream"));
        });
  }

  private interface Check {
    void of(ApiRoute route, Operation operation);
  }

  private static void assertEveryRoute(Check check) {
    for (ApiRoute route : RouteTable.ROUTES) {
      for (HttpMethod method : route.methods()) {
        operation(route, method).ifPresent(operation -> check.of(route, operation));
      }
    }
  }

  /**
   * The operation of the same service that the route is of. A parameter of the service may be
   * spelled out in the route, as names of files are; then the one that says most of the path
   * counts.
   */
  private static Optional<Operation> operation(ApiRoute route, HttpMethod method) {
    return OPERATIONS.stream()
        .filter(operation -> route.service().filter(operation.service()::equals).isPresent())
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> operation.isOf(route.template()))
        .max(Comparator.comparingInt(Operation::letters));
  }

  private static boolean hasRoles(Operation operation) {
    return !operation.said().at("/security/0/SecurityScheme").isEmpty();
  }
}
